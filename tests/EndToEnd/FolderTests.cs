namespace Platform.EndToEnd;

/// <summary>Folders of conversations: filled by mouse and by keyboard, the same on another device.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class FolderTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    [Fact]
    public async Task Conversations_are_dragged_into_folders_and_every_device_shows_it()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        var desk = await WithTwoConversationsAsync(workspace);
        var laptop = await SignInAsync(workspace, "anna");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "New folder…" }).ClickAsync();
        await NameAsync(desk, "Work", "Create");
        await desk.Row("Boris").DragToAsync(Folder(desk, "Work"));
        await Expect(desk.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Moved to “Work”" })).ToBeVisibleAsync();
        // Dropped on the button for a new one, a conversation begins it.
        await desk.Row("Clara").DragToAsync(desk.Page.GetByRole(AriaRole.Button, new() { Name = "New folder…" }));
        await NameAsync(desk, "Fun", "Create");

        await Folder(laptop, "Work").ClickAsync();
        await Expect(laptop.Row("Boris")).ToBeVisibleAsync();
        await Expect(laptop.Row("Clara")).ToHaveCountAsync(0);
        await Folder(laptop, "Fun").ClickAsync();
        await Expect(laptop.Row("Clara")).ToBeVisibleAsync();

        var boris = await SignInAsync(workspace, "boris");
        await boris.OpenFromListAsync("Anna Tester");
        await boris.WriteAsync("Anna Tester", "Are you there?");
        await Expect(Folder(laptop, "Work")).ToHaveAttributeAsync("data-unread", "1");
        await Expect(Folder(laptop, "Fun")).ToHaveAttributeAsync("data-unread", "0");

        Assert.Empty(await Axe.CheckAsync(laptop, "folders"));

        // All of it is kept by the server, not by the page.
        await laptop.Page.ReloadAsync();
        await Folder(laptop, "Work").ClickAsync();
        await Expect(laptop.Row("Boris")).ToBeVisibleAsync();
        await Expect(laptop.Row("Clara")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task All_of_it_goes_by_keyboard_and_menu()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        var desk = await WithTwoConversationsAsync(workspace);

        await MoveAsync(desk, "Boris");
        await desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = "New folder…" }).PressAsync("Enter");
        await NameAsync(desk, "Work", "Create");
        await MoveAsync(desk, "Clara");
        await desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = "New folder…" }).PressAsync("Enter");
        await SayNameAsync(desk, "Work", "Create");
        await Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You have a folder of this name already");
        await NameAsync(desk, "Fun", "Create");
        await Expect(Folders(desk)).ToHaveTextAsync(["Work", "Fun"]);

        await MoveAsync(desk, "Clara");
        await desk.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Work" }).PressAsync("Enter");
        await Folder(desk, "Work").PressAsync("Enter");
        await Expect(desk.Page.GetByTestId("conversation-row")).ToHaveCountAsync(2);
        await MoveAsync(desk, "Clara");
        await desk.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "No folder" }).PressAsync("Enter");
        await Expect(desk.Row("Clara")).ToHaveCountAsync(0);

        await Folder(desk, "Fun").PressAsync("Shift+F10");
        await desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Move left" }).PressAsync("Enter");
        await Expect(Folders(desk)).ToHaveTextAsync(["Fun", "Work"]);
        await Folder(desk, "Fun").PressAsync("Shift+F10");
        await desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Rename" }).PressAsync("Enter");
        await NameAsync(desk, "Pleasure", "Rename");
        await Expect(Folders(desk)).ToHaveTextAsync(["Pleasure", "Work"]);

        // What is shown goes with its folder, and its conversations stay.
        await Folder(desk, "Work").PressAsync("Shift+F10");
        await desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).PressAsync("Enter");
        await desk.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Folders(desk)).ToHaveTextAsync(["Pleasure"]);
        await Expect(desk.Page.GetByTestId("conversation-row")).ToHaveCountAsync(2);
    }

    private static ILocator Folders(Desk desk) => desk.Page.GetByTestId("folder");

    private static ILocator Folder(Desk desk, string name) => Folders(desk).Filter(new() { HasText = name });

    private async Task<Desk> WithTwoConversationsAsync(Workspace workspace)
    {
        var desk = await SignInAsync(workspace, "anna");
        foreach (var name in new[] { "Boris Tester", "Clara Tester" })
        {
            await desk.FindInContactsAsync(name);
            await desk.WriteAsync(name, "Hello");
        }

        await desk.FollowAsync("Chats");
        await Expect(desk.Page.GetByTestId("conversation-row")).ToHaveCountAsync(2);
        return desk;
    }

    private static async Task MoveAsync(Desk desk, string conversation)
    {
        await desk.Row(conversation).PressAsync("Shift+F10");
        await desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Move to folder" }).PressAsync("ArrowRight");
    }

    private static async Task NameAsync(Desk desk, string name, string action)
    {
        await SayNameAsync(desk, name, action);
        await Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private static async Task SayNameAsync(Desk desk, string name, string action)
    {
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync(name);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
    }
}

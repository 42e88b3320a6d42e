namespace Platform.EndToEnd;

/// <summary>Several people in one conversation: made from a direct one, changed, left, joined.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class GroupTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private const string Fair = "Spring fair";

    [Fact]
    public async Task Adding_an_interlocutor_makes_a_group_and_leaves_the_conversation_of_two()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync("Boris Tester");
        await anna.WriteAsync("Boris Tester", "Only for you");

        await anna.MakeGroupAsync("Clara", Fair);
        await anna.WriteAsync(Fair, "Who takes the stand?");

        await boris.OpenFromListAsync(Fair);
        await Expect(boris.Page.GetByTestId("notice")).ToContainTextAsync("Anna Tester opened this conversation");
        await boris.ExpectTextsAsync("Who takes the stand?");
        await Expect(boris.Page.GetByTestId("message").First).ToContainTextAsync("Anna Tester");
        await boris.WriteAsync(Fair, "I do");
        await anna.ExpectTextsAsync("Who takes the stand?", "I do");
        await anna.OpenFromListAsync("Boris Tester");
        await anna.ExpectTextsAsync("Only for you");
    }

    [Fact]
    public async Task A_message_in_a_group_is_gray_until_somebody_else_has_it()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        var anna = await SignInAsync(workspace, "anna");
        await anna.FindInContactsAsync("Boris Tester");
        await anna.MakeGroupAsync("Clara", Fair);
        await anna.WriteAsync(Fair, "Is anybody there?");
        await Expect(anna.Own.Last).ToHaveAttributeAsync("data-state", "sent");

        var clara = await SignInAsync(workspace, "clara");
        await Expect(anna.Own.Last).ToHaveAttributeAsync("data-state", "delivered");
        await clara.OpenFromListAsync(Fair);

        await Expect(anna.Own.Last).ToHaveAttributeAsync("data-state", "read");
    }

    [Fact]
    public async Task Whoever_is_removed_sees_the_group_go()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync("Boris Tester");
        await anna.MakeGroupAsync("Clara", Fair);
        await boris.OpenFromListAsync(Fair);

        await anna.Page.GetByTestId("member").Filter(new() { HasText = "Boris" }).ClickAsync();
        await anna.ChooseAsync("Remove");

        await Expect(boris.Row(Fair)).ToHaveCountAsync(0);
        await Expect(boris.Page.GetByText("This conversation does not exist, or you are not in it.")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByTestId("notice").Last).ToContainTextAsync("You removed Boris Tester");
        await Expect(anna.Page.GetByTestId("member")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_public_channel_is_found_joined_and_read_from_its_beginning()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await NewAsync(anna, "New channel");
        await anna.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("News");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await anna.WriteAsync("News", "The canteen is open again");

        await NewAsync(boris, "Channels to join");
        await boris.Page.GetByTestId("channel").GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();

        await Expect(boris.Composer("News")).ToBeVisibleAsync();
        await boris.ExpectTextsAsync("The canteen is open again");
        await Expect(anna.Page.GetByTestId("notice").Last).ToContainTextAsync("Boris Tester joined");
    }

    [Fact]
    public async Task What_is_pinned_or_archived_is_so_on_every_device()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        var desk = await SignInAsync(workspace, "anna");
        await desk.FindInContactsAsync("Boris Tester");
        await desk.WriteAsync("Boris Tester", "Hello Boris");
        await desk.FindInContactsAsync("Clara Tester");
        await desk.WriteAsync("Clara Tester", "Hello Clara");
        var laptop = await SignInAsync(workspace, "anna");
        await Expect(laptop.Page.GetByTestId("conversation-row").First).ToContainTextAsync("Clara");

        await ForRowAsync(desk, "Boris", "Pin");
        await Expect(laptop.Page.GetByTestId("conversation-row").First).ToContainTextAsync("Boris");
        await ForRowAsync(desk, "Clara", "Archive");

        await Expect(laptop.Row("Clara")).ToHaveCountAsync(0);
        await laptop.Page.GetByRole(AriaRole.Button, new() { Name = "Archive", Exact = true }).ClickAsync();
        await Expect(laptop.Row("Clara")).ToBeVisibleAsync();
    }

    private static async Task NewAsync(Desk desk, string what)
    {
        await desk.FollowAsync("Chats");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "New conversation" }).ClickAsync();
        await desk.ChooseAsync(what);
    }

    private static async Task ForRowAsync(Desk desk, string name, string what)
    {
        await desk.FollowAsync("Chats");
        await desk.Row(name).ClickAsync(new() { Button = MouseButton.Right });
        await desk.ChooseAsync(what);
    }
}

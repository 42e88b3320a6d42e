using Platform.Client.Directory;

namespace Platform.EndToEnd;

/// <summary>Finding people by what one knows of them, and their page.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class PeopleTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    [Fact]
    public async Task Somebody_outside_of_the_tree_is_found_and_written_to()
    {
        var (workspace, anna) = await PrepareAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Advanced search" }).ClickAsync();
        var found = anna.Page.GetByTestId("found-person");
        await ExpectFoundAsync(anna, "Name", "tester bor", "Boris Tester");
        await ExpectFoundAsync(anna, "Name", "ищкшы", "Boris Tester");
        await ExpectFoundAsync(anna, "Name", "rjpkjdf", "Вера Козлова");
        await ExpectFoundAsync(anna, "Department", "office", "Anna Tester", "Clara Tester");
        await ExpectFoundAsync(anna, "Position", "customs", "Boris Tester");
        await ExpectFoundAsync(anna, "Phone", "123-45", "Boris Tester");
        await ExpectFoundAsync(anna, "E-mail", "boris@out", "Boris Tester");

        // Fields add up, and nobody is an answer too.
        await anna.Page.GetByRole(AriaRole.Textbox, new() { Name = "Department" }).FillAsync("office");
        await Expect(anna.Page.GetByText("Nobody was found")).ToBeVisibleAsync();
        await anna.Page.GetByRole(AriaRole.Textbox, new() { Name = "Department" }).FillAsync("");
        await Expect(found).ToHaveCountAsync(1);
        await found.GetByRole(AriaRole.Link).PressAsync("Control+Enter");
        await anna.WriteAsync("Boris Tester", "Found you");
        var boris = await SignInAsync(workspace, "boris");
        await Expect(boris.Row("Anna Tester")).ToContainTextAsync("Found you");
    }

    [Fact]
    public async Task Whoever_was_found_is_put_among_the_friends_and_opened_and_Back_comes_back()
    {
        var (_, anna) = await PrepareAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Advanced search" }).ClickAsync();
        await ExpectFoundAsync(anna, "Position", "customs", "Boris Tester");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Actions for Boris Tester" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Add to My friends…" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Menuitem, new() { Name = "New group…" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name of the group" }).FillAsync("Customs");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(anna.Page.Locator("[data-testid=contact-person][aria-level='3']")).ToContainTextAsync("Boris Tester");

        await anna.Page.GetByTestId("found-person").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(anna.Page.GetByRole(AriaRole.Heading, new() { Name = "Boris Tester" })).ToBeVisibleAsync();
        await anna.Page.GoBackAsync();
        await Expect(anna.Page.GetByTestId("found-person")).ToContainTextAsync("Boris Tester");
    }

    [Fact]
    public async Task A_persons_page_has_information_the_chat_and_files_and_copies_as_text()
    {
        var (workspace, anna) = await PrepareAsync();
        await anna.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await anna.GoToAsync($"/people/{workspace.IdOf("boris")}");
        await Expect(anna.Page.GetByRole(AriaRole.Tab, new() { Name = "Information" })).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(anna.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("+7 916 123-45-67");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Expect(anna.Page.GetByText("Copied")).ToBeVisibleAsync();
        var copied = await anna.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        foreach (var line in new[] { "Name: Boris Tester", "Position: Customs broker", "Mobile: +7 916 123-45-67", "E-mail: boris@outside.example" })
            Assert.Contains(line, copied.Split('\n'));

        await anna.Page.GetByRole(AriaRole.Tab, new() { Name = "Information" }).PressAsync("ArrowRight");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Start writing" }).ClickAsync();
        await anna.WriteAsync("Boris Tester", "From your page");
        await anna.ExpectTextsAsync("From your page");
        Assert.EndsWith("/chat", new Uri(anna.Page.Url).AbsolutePath, StringComparison.Ordinal);

        await anna.Page.GetByRole(AriaRole.Tab, new() { Name = "Files" }).ClickAsync();
        await Expect(anna.Page.GetByText("No files yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Ctrl_K_jumps_also_when_the_layout_is_wrong()
    {
        var (_, anna) = await PrepareAsync();
        await anna.Page.Keyboard.PressAsync("Control+k");
        await anna.Page.GetByRole(AriaRole.Combobox, new() { Name = "Jump to a person or conversation" }).FillAsync("сдфкф");
        await Expect(anna.Page.GetByRole(AriaRole.Option)).ToContainTextAsync(["Clara Tester"]);
        await anna.Page.Keyboard.PressAsync("Enter");
        await Expect(anna.Composer("Clara Tester")).ToBeVisibleAsync();
    }

    private async Task<(Workspace Workspace, Desk Anna)> PrepareAsync()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        using var administrator = await workspace.ConnectAsync("anna");
        await administrator.Administration.UpdateUserAsync(workspace.IdOf("boris"), new UserChange
        {
            UnitId = null,
            Position = "Customs broker",
            MobilePhone = "+7 916 123-45-67",
            Email = "boris@outside.example",
        });
        await administrator.Administration.CreateUserAsync(new NewUser("vera", Workspace.Password, "Вера", "Козлова"));
        var anna = await SignInAsync(workspace, "anna");
        await anna.FollowAsync("Contacts");
        return (workspace, anna);
    }

    /// <summary>Asks by this field alone.</summary>
    private static async Task ExpectFoundAsync(Desk desk, string field, string text, params string[] names)
    {
        var fields = desk.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Textbox);
        await Expect(fields).ToHaveCountAsync(5);
        foreach (var other in await fields.AllAsync()) await other.FillAsync("");
        await desk.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Textbox, new() { Name = field }).FillAsync(text);
        await Expect(desk.Page.GetByTestId("found-person")).ToContainTextAsync(names);
    }
}

namespace Platform.EndToEnd;

/// <summary>Emoji that people of a workspace added: in messages, as reactions, and gone again.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class CustomEmojiTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    [Fact]
    public async Task An_emoji_is_added_written_given_and_deleted_before_everybodys_eyes()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync("Boris Tester");
        await anna.WriteAsync("Boris Tester", "Shall we? :ship-it:");
        await boris.OpenFromListAsync("Anna Tester");
        await boris.ExpectTextsAsync("Shall we? :ship-it:");

        await AddAsync(anna, "ship-it");
        await Expect(InMessages(boris)).ToHaveCountAsync(1);
        await Expect(InMessages(anna)).ToHaveAttributeAsync("alt", ":ship-it:");
        await Expect(boris.Page.GetByTestId("conversation-row").GetByTestId("own-emoji")).ToBeVisibleAsync();

        // Completed while one types.
        await boris.Composer("Anna Tester").PressSequentiallyAsync("Done :shi");
        await Expect(boris.Page.GetByTestId("completion").GetByRole(AriaRole.Option).First).ToContainTextAsync(":ship-it:");
        await boris.Composer("Anna Tester").PressAsync("Enter");
        await Expect(boris.Composer("Anna Tester")).ToHaveValueAsync("Done :ship-it: ");
        await boris.Composer("Anna Tester").PressAsync("Enter");
        await Expect(InMessages(anna)).ToHaveCountAsync(2);

        // As a reaction, through the whole picker.
        await anna.Messages.Last.Locator("[dir=auto]").First.ClickAsync(new() { Button = MouseButton.Right });
        await anna.ChooseAsync("Another emoji…");
        await anna.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Searchbox).FillAsync("ship");
        await anna.Page.GetByTestId("emoji-grid").GetByRole(AriaRole.Button, new() { Name = ":ship-it:" }).ClickAsync();
        await Expect(boris.Page.GetByTestId("reaction").GetByTestId("own-emoji")).ToBeVisibleAsync();

        await ManageAsync(anna);
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Delete :ship-it:" }).ClickAsync();
        await Expect(anna.Page.GetByTestId("own-emoji-item")).ToHaveCountAsync(0);
        await Expect(boris.Page.GetByTestId("own-emoji")).ToHaveCountAsync(0);
        await boris.ExpectTextsAsync("Shall we? :ship-it:", "Done :ship-it:");
    }

    [Fact]
    public async Task What_somebody_else_added_is_there_to_pick_and_not_to_delete_and_its_name_is_taken()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync("Boris Tester");
        await boris.FindInContactsAsync("Anna Tester");
        await AddAsync(anna, "parrot");

        await ManageAsync(boris);
        await Expect(boris.Page.GetByTestId("own-emoji-item")).ToContainTextAsync("Anna Tester");
        await Expect(boris.Page.GetByRole(AriaRole.Button, new() { Name = "Delete :parrot:" })).ToHaveCountAsync(0);
        Assert.Empty(await Axe.CheckAsync(boris, "emoji of the workspace"));
        await FillAsync(boris, "parrot", "#b84f35");
        await Expect(boris.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is an emoji of this name already");
        await boris.Page.GetByRole(AriaRole.Textbox, new() { Name = "name" }).FillAsync("parrot2");
        await boris.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(boris.Page.GetByTestId("own-emoji-item")).ToHaveCountAsync(2);
        await boris.Page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await boris.Page.GetByRole(AriaRole.Button, new() { Name = "Emoji", Exact = true }).ClickAsync();
        await boris.Page.GetByRole(AriaRole.Button, new() { Name = "Emoji of this workspace" }).ClickAsync();
        await boris.Page.GetByTestId("emoji-grid").GetByRole(AriaRole.Button, new() { Name = ":parrot2:" }).ClickAsync();
        await Expect(boris.Composer("Anna Tester")).ToHaveValueAsync(":parrot2:");
    }

    private static ILocator InMessages(Desk desk) => desk.Messages.GetByTestId("own-emoji");

    private static async Task ManageAsync(Desk desk)
    {
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Emoji", Exact = true }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Add emoji" }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Dialog, new() { Name = "Emoji of this workspace" })).ToBeVisibleAsync();
    }

    private static async Task AddAsync(Desk desk, string name)
    {
        await ManageAsync(desk);
        await FillAsync(desk, name, "#1b7d65");
        await Expect(desk.Page.GetByTestId("own-emoji-item")).ToContainTextAsync($":{name}:");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
    }

    // Larger than the server takes, so that the browser makes it smaller.
    private static async Task FillAsync(Desk desk, string name, string colour)
    {
        var encoded = await desk.Page.EvaluateAsync<string>("""
            (colour) => {
              const canvas = document.createElement('canvas');
              canvas.width = 300;
              canvas.height = 200;
              const context = canvas.getContext('2d');
              context.fillStyle = colour;
              context.fillRect(50, 50, 200, 100);
              return canvas.toDataURL('image/png').split(',')[1];
            }
            """, colour);
        await desk.Page.GetByTestId("emoji-file").SetInputFilesAsync(new FilePayload { Name = "Some file.png", MimeType = "image/png", Buffer = Convert.FromBase64String(encoded) });
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "name" }).FillAsync(name);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
    }
}

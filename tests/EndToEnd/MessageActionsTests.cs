namespace Platform.EndToEnd;

/// <summary>What two people do with messages that were sent, in two browsers.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class MessageActionsTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private static readonly string Anna = Workspace.NameOf("anna");
    private static readonly string Boris = Workspace.NameOf("boris");

    [Fact]
    public async Task An_edit_by_keyboard_reaches_the_other_and_its_history_can_be_read()
    {
        var (anna, boris) = await TalkAsync("At nine");

        await anna.Composer(Boris).PressAsync("ArrowUp");
        await Expect(anna.Composer(Boris)).ToHaveValueAsync("At nine");
        await anna.WriteAsync(Boris, "At ten");

        await boris.ExpectTextsAsync("At ten");
        await anna.ExpectTextsAsync("At ten");
        await Expect(anna.Composer(Boris)).ToHaveValueAsync("");
        await boris.Messages.GetByRole(AriaRole.Button, new() { Name = "edited" }).ClickAsync();
        await Expect(boris.Page.GetByTestId("version")).ToContainTextAsync(["At ten", "At nine"]);
    }

    [Fact]
    public async Task Escape_leaves_an_edit_and_the_draft_is_still_there()
    {
        var (anna, _) = await TalkAsync("At nine");
        await anna.Composer(Boris).FillAsync("A thought");

        await anna.ChooseAsync(anna.Message("At nine"), "Edit");
        await Expect(anna.Composer(Boris)).ToHaveValueAsync("At nine");
        await anna.Composer(Boris).PressAsync("Escape");

        await Expect(anna.Composer(Boris)).ToHaveValueAsync("A thought");
        await anna.ExpectTextsAsync("At nine");
    }

    [Fact]
    public async Task A_deleted_message_is_gone_for_both_and_its_place_remains()
    {
        var (anna, boris) = await TalkAsync("Too much said");
        await anna.WriteAsync(Boris, "Something else");

        await anna.ChooseAsync(anna.Message("Too much said"), "Delete");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for all" }).ClickAsync();

        await Expect(boris.Page.GetByTestId("tombstone")).ToHaveTextAsync("Message deleted");
        await Expect(anna.Page.GetByTestId("tombstone")).ToHaveTextAsync("Message deleted");
        await boris.ExpectTextsAsync("Something else");
        await Expect(boris.Messages).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_reply_shows_what_it_answers_and_follows_it()
    {
        var (anna, boris) = await TalkAsync("Shall we meet at nine?");

        await boris.ChooseAsync(boris.Message("Shall we meet"), "Reply");
        await Expect(boris.Page.GetByTestId("composer-strip")).ToContainTextAsync("Shall we meet at nine?");
        await boris.WriteAsync(Anna, "Yes");

        var quote = anna.Page.GetByTestId("quote");
        await Expect(quote).ToContainTextAsync("Shall we meet at nine?");
        await Expect(boris.Page.GetByTestId("composer-strip")).ToHaveCountAsync(0);
        await quote.ClickAsync();
        await Expect(anna.Page.Locator("article:focus")).ToContainTextAsync("Shall we meet at nine?");

        await anna.ChooseAsync(anna.Messages.First, "Delete");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for all" }).ClickAsync();
        await Expect(boris.Page.GetByTestId("quote")).ToContainTextAsync("Message deleted");
    }

    [Fact]
    public async Task Reactions_are_counted_on_both_sides()
    {
        var (anna, boris) = await TalkAsync("Done");

        await boris.ChooseAsync(boris.Message("Done"), "React with 🎉");
        await Expect(anna.Page.GetByTestId("reaction")).ToHaveAccessibleNameAsync("🎉 1");
        await anna.Page.GetByTestId("reaction").ClickAsync();
        await Expect(boris.Page.GetByTestId("reaction")).ToHaveAccessibleNameAsync("🎉 2");

        await boris.Page.GetByTestId("reaction").ClickAsync();
        await Expect(anna.Page.GetByTestId("reaction")).ToHaveAccessibleNameAsync("🎉 1");
        await Expect(anna.Page.GetByTestId("reaction")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task A_pinned_message_stands_above_the_conversation_of_both()
    {
        var (anna, boris) = await TalkAsync("The rota is on the wall");

        await anna.ChooseAsync(anna.Message("The rota"), "Pin");
        await Expect(boris.Page.GetByTestId("pinned-bar")).ToContainTextAsync("The rota is on the wall");

        await boris.Page.GetByTestId("pinned-bar").GetByRole(AriaRole.Button, new() { Name = "1 pinned" }).ClickAsync();
        await boris.Page.GetByTestId("pin").GetByRole(AriaRole.Button, new() { Name = "Unpin" }).ClickAsync();
        await Expect(anna.Page.GetByTestId("pinned-bar")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Chosen_messages_are_forwarded_to_a_third_person_in_their_order()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "vera");
        var anna = await SignInAsync(workspace, "anna");
        var vera = await SignInAsync(workspace, "vera");
        await anna.FindInContactsAsync(Boris);
        await anna.WriteAsync(Boris, "One");
        await anna.WriteAsync(Boris, "Two");
        await Expect(anna.Message("Two")).ToHaveAttributeAsync("data-state", "sent");

        await anna.ChooseAsync(anna.Message("Two"), "Select");
        await anna.Message("One").ClickAsync();
        await Expect(anna.Page.GetByTestId("selection-bar")).ToContainTextAsync("2 messages");
        await anna.Page.GetByTestId("selection-bar").GetByRole(AriaRole.Button, new() { Name = "Forward" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Combobox, new() { Name = "Person or conversation" }).FillAsync("Vera");
        await Expect(anna.Page.GetByTestId("forward-target")).ToHaveCountAsync(1);
        await anna.Page.Keyboard.PressAsync("Enter");

        await vera.OpenFromListAsync(Anna);
        await vera.ExpectTextsAsync("One", "Two");
        await Expect(vera.Page.GetByTestId("forwarded")).ToHaveTextAsync([$"Forwarded from {Anna}", $"Forwarded from {Anna}"]);
        await Expect(anna.Page.GetByTestId("selection-bar")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Message_info_says_who_saw_it()
    {
        var (anna, _) = await TalkAsync("Have you seen this?");
        await Expect(anna.Own).ToHaveAttributeAsync("data-state", "read");

        await anna.ChooseAsync(anna.Own, "Message info");

        await Expect(anna.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Region, new() { Name = "Read by 1 person" })).ToContainTextAsync(Boris);
    }

    [Fact]
    public async Task The_menu_opens_by_keyboard_and_by_its_button()
    {
        var (anna, _) = await TalkAsync("Anything");

        await anna.Own.FocusAsync();
        await anna.Page.Keyboard.PressAsync("Shift+F10");
        await Expect(anna.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Reply", Exact = true })).ToBeVisibleAsync();
        await anna.Page.Keyboard.PressAsync("Escape");
        await Expect(anna.Own).ToBeFocusedAsync();

        await anna.Page.Keyboard.PressAsync("Tab");
        await anna.Page.Keyboard.PressAsync("Enter");
        await Expect(anna.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Reply", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_changed_while_one_was_away_is_there_when_one_is_back()
    {
        var (anna, boris) = await TalkAsync("First");
        await anna.WriteAsync(Boris, "Second");
        await boris.ExpectTextsAsync("First", "Second");
        await boris.Context.SetOfflineAsync(true);
        await boris.ExpectConnectionAsync("offline");

        await anna.Composer(Boris).PressAsync("ArrowUp");
        await anna.WriteAsync(Boris, "Second, corrected");
        await anna.ExpectTextsAsync("First", "Second, corrected");
        await anna.ChooseAsync(anna.Message("First"), "Delete");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for all" }).ClickAsync();
        await Expect(anna.Page.GetByTestId("tombstone")).ToHaveCountAsync(1);
        await boris.ExpectTextsAsync("First", "Second");
        await boris.Context.SetOfflineAsync(false);

        await boris.ExpectTextsAsync("Second, corrected");
        await Expect(boris.Page.GetByTestId("tombstone")).ToHaveCountAsync(1);
    }

    private async Task<(Desk Anna, Desk Boris)> TalkAsync(string text)
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync(Boris);
        await anna.WriteAsync(Boris, text);
        await boris.OpenFromListAsync(Anna);
        await boris.ExpectTextsAsync(text);
        return (anna, boris);
    }
}

namespace Platform.EndToEnd;

/// <summary>Who sees what others have read, as two people see it who choose to show it or not; nobody loads a page anew.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class ReadReceiptTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private const string Policy = "Read receipts";
    private const string Switch = "Show what I have read";
    private static readonly string Anna = Workspace.NameOf("anna");
    private static readonly string Boris = Workspace.NameOf("boris");

    [Fact]
    public async Task Whoever_turns_it_off_is_not_seen_reading_and_sees_nobody_read_until_it_is_on_again()
    {
        var (_, anna, boris) = await TalkAsync();
        await Expect(anna.Own.First).ToHaveAttributeAsync("data-state", "read");
        await boris.WriteAsync(Anna, "Yes");
        await Expect(boris.Own.First).ToHaveAttributeAsync("data-state", "read");

        await TurnAsync(boris, on: false);
        await Expect(anna.Own.First).ToHaveAttributeAsync("data-state", "delivered");
        await boris.OpenFromListAsync(Anna);
        await Expect(boris.Own.First).ToHaveAttributeAsync("data-state", "delivered");
        await anna.WriteAsync(Boris, "Are you there?");
        await Expect(boris.Message("Are you there?")).ToBeVisibleAsync();
        await Expect(anna.Own.Last).ToHaveAttributeAsync("data-state", "delivered");

        await TurnAsync(boris, on: true);
        await Expect(anna.Own.Last).ToHaveAttributeAsync("data-state", "read");
        await boris.OpenFromListAsync(Anna);
        await Expect(boris.Own.First).ToHaveAttributeAsync("data-state", "read");
    }

    [Fact]
    public async Task What_one_has_read_oneself_is_read_on_the_other_device_too()
    {
        var (workspace, anna, boris) = await TalkAsync();
        await TurnAsync(boris, on: false);
        var phone = await SignInAsync(workspace, "boris");
        await anna.WriteAsync(Boris, "On which device?");
        await Expect(phone.Row(Anna)).ToHaveAttributeAsync("data-unread", "1");

        await boris.OpenFromListAsync(Anna);

        await Expect(phone.Row(Anna)).ToHaveAttributeAsync("data-unread", "0");
    }

    [Fact]
    public async Task What_the_workspace_decides_holds_at_once_and_the_switch_says_so()
    {
        var (workspace, anna, boris) = await TalkAsync();
        var office = await SignInAsync(workspace, "anna");
        await Expect(anna.Own.First).ToHaveAttributeAsync("data-state", "read");
        await office.FollowAsync("Settings");
        await boris.FollowAsync("Settings");
        var toggle = boris.Page.GetByRole(AriaRole.Switch, new() { Name = Switch });
        await Expect(toggle).ToBeEnabledAsync();

        await Expect(boris.Page.GetByRole(AriaRole.Combobox, new() { Name = Policy })).ToHaveCountAsync(0);
        await DecideAsync(office, "Never shown");
        await Expect(anna.Own.First).ToHaveAttributeAsync("data-state", "delivered");
        await Expect(toggle).ToBeDisabledAsync();
        await Expect(toggle).Not.ToBeCheckedAsync();
        await Expect(boris.Page.GetByText("Your workspace shows it for nobody.")).ToBeVisibleAsync();

        await DecideAsync(office, "Always shown");
        await Expect(anna.Own.First).ToHaveAttributeAsync("data-state", "read");
        await Expect(toggle).ToBeCheckedAsync();
        await Expect(boris.Page.GetByText("Your workspace shows it for everybody.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Message_info_says_who_has_a_message_and_when()
    {
        var (_, anna, boris) = await TalkAsync();
        await Expect(anna.Own.First).ToHaveAttributeAsync("data-state", "read");

        await anna.ChooseAsync(anna.Own.First, "Message info");
        var dialog = anna.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByTestId("receipt")).ToContainTextAsync(Boris);
        await Expect(dialog.GetByTestId("receipt").Locator("time")).ToHaveCountAsync(2);

        await TurnAsync(boris, on: false);
        await Expect(dialog.GetByTestId("receipt").Locator("time")).ToHaveCountAsync(1);
    }

    private async Task<(Workspace Workspace, Desk Anna, Desk Boris)> TalkAsync()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync(Boris);
        await anna.WriteAsync(Boris, "Have you read this?");
        await boris.OpenFromListAsync(Anna);
        await Expect(boris.Message("Have you read this?")).ToBeVisibleAsync();
        return (workspace, anna, boris);
    }

    private static async Task TurnAsync(Desk desk, bool on)
    {
        await desk.FollowAsync("Settings");
        await desk.Page.GetByRole(AriaRole.Switch, new() { Name = Switch }).SetCheckedAsync(on);
    }

    private static async Task DecideAsync(Desk administrator, string policy)
    {
        var choice = administrator.Page.GetByRole(AriaRole.Combobox, new() { Name = Policy });
        await choice.ClickAsync();
        await administrator.Page.GetByRole(AriaRole.Option, new() { Name = policy }).ClickAsync();
        await Expect(choice).ToContainTextAsync(policy);
    }
}

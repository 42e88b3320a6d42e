namespace Platform.EndToEnd;

/// <summary>Reminders of messages: set, coloured, due on every device, paused, ended.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class ReminderTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private const string Text = "The budget is due on Friday";
    private static readonly string Boris = Workspace.NameOf("boris");

    // A minute is the smallest step of the field.
    private const float UntilDueMs = 120_000;

    [Fact]
    public async Task A_reminder_reaches_every_device_and_is_paused_where_its_message_stands()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var desk = await WithMessageAsync(workspace);
        var other = await SignInAsync(workspace, "anna");

        await desk.ChooseAsync(desk.Message(Text), "Reminder…");
        var dialog = desk.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByTestId("preset-week").ClickAsync();
        var inWeek = await dialog.GetByRole(AriaRole.Heading).First.TextContentAsync();
        await dialog.GetByTestId("preset-today").ClickAsync();
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Time" }).FillAsync(await SoonAsync(desk));
        await Expect(dialog.GetByRole(AriaRole.Heading).First).Not.ToHaveTextAsync(inWeek!);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "OK", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(desk.Message(Text).GetByTestId("reminder-mark")).ToBeVisibleAsync();

        await Expect(Card(desk)).ToContainTextAsync(Text, new() { Timeout = UntilDueMs });
        await Expect(Card(other)).ToContainTextAsync(Text);

        await Card(other).DblClickAsync();
        await Expect(other.Message(Text)).ToBeInViewportAsync();
        var snooze = other.Page.GetByRole(AriaRole.Dialog, new() { Name = "Pause the reminder" });
        await snooze.GetByRole(AriaRole.Button, new() { Name = "3 hours" }).ClickAsync();
        await snooze.GetByRole(AriaRole.Button, new() { Name = "OK", Exact = true }).ClickAsync();

        await Expect(Card(other)).ToHaveCountAsync(0);
        await Expect(Card(desk)).ToHaveCountAsync(0);
        await Expect(desk.Message(Text).GetByTestId("reminder-mark")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_set_on_one_device_is_listed_and_ended_on_another()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var desk = await WithMessageAsync(workspace);
        var other = await SignInAsync(workspace, "anna");
        await SetAsync(desk, "week");

        await other.FollowAsync("Reminders");
        var listed = other.Page.GetByTestId("reminder");
        await Expect(listed).ToContainTextAsync(Text);
        await listed.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await other.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Do not notify" }).ClickAsync();

        await Expect(listed).ToHaveCountAsync(0);
        await Expect(desk.Message(Text).GetByTestId("reminder-mark")).ToHaveCountAsync(0);
        await other.Page.GetByRole(AriaRole.Tab, new() { Name = "Done" }).ClickAsync();
        await Expect(listed).ToContainTextAsync(Text);
    }

    [Fact]
    public async Task A_message_that_was_deleted_is_not_told_by_its_reminder()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var desk = await WithMessageAsync(workspace);
        var boris = await SignInAsync(workspace, "boris");
        await boris.OpenFromListAsync(Workspace.NameOf("anna"));
        await SetAsync(desk, "month");

        await boris.ChooseAsync(boris.Message(Text), "Delete");
        await boris.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for all" }).ClickAsync();

        await desk.FollowAsync("Reminders");
        await Expect(desk.Page.GetByTestId("reminder")).ToContainTextAsync("The message was deleted");
        await Expect(desk.Page.GetByTestId("reminder")).Not.ToContainTextAsync(Text);
    }

    [Fact]
    public async Task The_past_is_refused_and_a_second_reminder_of_a_message_changes_the_first()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var desk = await WithMessageAsync(workspace);
        await SetAsync(desk, "tomorrow");

        await desk.ChooseAsync(desk.Message(Text), "Reminder…");
        var dialog = desk.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByTestId("preset-today").ClickAsync();
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Time" }).FillAsync("00:00");
        await Expect(dialog).ToContainTextAsync("This time is past");
        await dialog.GetByTestId("preset-month").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "OK", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);

        await desk.FollowAsync("Reminders");
        await Expect(desk.Page.GetByTestId("reminder")).ToHaveCountAsync(1);
        Assert.Empty(await Axe.CheckAsync(desk, "reminders"));
    }

    private async Task<Desk> WithMessageAsync(Workspace workspace)
    {
        using var boris = await workspace.ConnectAsync("boris");
        var desk = await SignInAsync(workspace, "anna");
        await desk.FindInContactsAsync(Boris);
        await boris.SayAsync(desk.ConversationId, Text);
        await Expect(desk.Message(Text)).ToBeVisibleAsync();
        return desk;
    }

    private static async Task SetAsync(Desk desk, string preset)
    {
        await desk.ChooseAsync(desk.Message(Text), "Reminder…");
        await desk.Page.GetByTestId("preset-" + preset).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "OK", Exact = true }).ClickAsync();
        await Expect(desk.Message(Text).GetByTestId("reminder-mark")).ToBeVisibleAsync();
    }

    private static ILocator Card(Desk desk) => desk.Page.GetByTestId("reminder-card");

    /// <summary>A time of the day that comes within two minutes.</summary>
    private static Task<string> SoonAsync(Desk desk) => desk.Page.EvaluateAsync<string>("""
        () => { const t = new Date(Date.now() + 65000); const two = (n) => String(n).padStart(2, '0'); return `${two(t.getHours())}:${two(t.getMinutes())}`; }
        """);
}

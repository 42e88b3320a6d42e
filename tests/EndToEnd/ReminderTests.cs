namespace Platform.EndToEnd;

/// <summary>Reminders that wait for their time.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class ReminderTests(Chromium chromium, EmbeddedProduct product) : ReminderTest(chromium, product)
{
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
        await Expect(Mark(desk)).ToHaveCountAsync(0);
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

    private static async Task SetAsync(Desk desk, string preset)
    {
        await desk.ChooseAsync(desk.Message(Text), "Reminder…");
        await desk.Page.GetByTestId("preset-" + preset).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "OK", Exact = true }).ClickAsync();
        await Expect(Mark(desk)).ToBeVisibleAsync();
    }
}

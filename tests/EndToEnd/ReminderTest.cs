namespace Platform.EndToEnd;

/// <summary>A message to be reminded of, and where reminders show on the screen.</summary>
public abstract class ReminderTest(Chromium chromium, RunningProduct product) : BrowserTest(chromium, product)
{
    protected const string Text = "The budget is due on Friday";

    /// <summary>Anna sits before a message of Boris's.</summary>
    protected async Task<Desk> WithMessageAsync(Workspace workspace)
    {
        using var boris = await workspace.ConnectAsync("boris");
        var desk = await SignInAsync(workspace, "anna");
        await desk.FindInContactsAsync(Workspace.NameOf("boris"));
        await boris.SayAsync(desk.ConversationId, Text);
        await Expect(desk.Message(Text)).ToBeVisibleAsync();
        return desk;
    }

    /// <summary>In the message that has a reminder.</summary>
    protected static ILocator Mark(Desk desk) => desk.Message(Text).GetByTestId("reminder-mark");

    /// <summary>In the corner, when it is due.</summary>
    protected static ILocator Card(Desk desk) => desk.Page.GetByTestId("reminder-card");
}

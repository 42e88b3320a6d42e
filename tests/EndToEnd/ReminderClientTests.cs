using System.Net;
using System.Net.Http.Json;
using System.Threading.Channels;
using Platform.Client;
using Platform.Client.Chat;
using Platform.Client.Realtime;
using Platform.Client.Reminders;

namespace Platform.EndToEnd;

/// <summary>Reminders through Platform.Client, without a browser.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class ReminderClientTests(EmbeddedProduct product)
{
    private const string Text = "The budget is due on Friday";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // No clock of anywhere comes to it while a test runs.
    private static readonly DateTime NextYear = new(TimeProvider.System.GetUtcNow().Year + 1, 6, 15, 9, 0, 0);

    [Fact]
    public async Task A_reminder_is_set_found_changed_and_ended()
    {
        var workspace = await product.CreateWorkspaceAsync("anna", "boris");
        using var anna = await workspace.ConnectAsync("anna");
        var wanted = NewReminder.Of(await WriteToAnnaAsync(workspace)) with { LocalTime = NextYear, TimeZone = "Asia/Tokyo", Repeat = Repeats.Daily };
        var key = Guid.CreateVersion7();

        var reminder = await anna.Reminders.SetAsync(wanted, key);

        Assert.Equal(
            (Text, "available", NextYear, "Asia/Tokyo", Repeats.Daily, ReminderStates.Pending, new DateTimeOffset(NextYear, TimeSpan.FromHours(9))),
            (reminder.Excerpt, reminder.MessageState, reminder.LocalTime, reminder.TimeZone, reminder.Repeat, reminder.State, reminder.NextAt));
        Assert.Equal(reminder, await anna.Reminders.SetAsync(wanted, key));
        Assert.Equal(reminder, await anna.Reminders.GetAsync(reminder.Id));
        Assert.Equal([reminder], (await anna.Reminders.GetOpenAsync(reminder.ConversationId)).Items);
        Assert.Equal(new ReminderCounts(Due: 0, Pending: 1), await anna.Reminders.GetCountsAsync());
        var refused = await RefusedAsync(HttpStatusCode.Conflict, "reminder_exists", () => anna.Reminders.SetAsync(wanted));
        Assert.Equal(reminder.Id, refused.Details["reminderId"].GetGuid());
        refused = await RefusedAsync(
            HttpStatusCode.BadRequest, "invalid_request", () => anna.Reminders.ChangeAsync(reminder.Id, new(LocalTime: NextYear.AddSeconds(1))));
        Assert.Equal(["localTime"], refused.Errors.Keys);

        var changed = await anna.Reminders.ChangeAsync(reminder.Id, new(NextYear.AddDays(1), Repeat: Repeats.Monthly, Version: reminder.Version));
        Assert.Equal((NextYear.AddDays(1), "Asia/Tokyo", Repeats.Monthly), (changed.LocalTime, changed.TimeZone, changed.Repeat));
        await RefusedAsync(
            HttpStatusCode.Conflict, "changed_meanwhile", () => anna.Reminders.ChangeAsync(reminder.Id, new(NextYear, Version: reminder.Version)));
        var snoozed = await anna.Reminders.SnoozeAsync(reminder.Id, hours: 3);
        Assert.Equal(snoozed.ChangedAt.AddHours(3), snoozed.NextAt);
        Assert.Equal(snoozed, await anna.Reminders.DismissAsync(reminder.Id));
        var done = await anna.Reminders.CompleteAsync(reminder.Id);
        Assert.Equal(ReminderStates.Done, done.State);
        Assert.Equal([done], (await anna.Reminders.GetDoneAsync(limit: 1)).Items);
        Assert.Empty((await anna.Reminders.GetOpenAsync()).Items);
        Assert.Equal(
            ["completed", "snoozed", "changed", "created"], (await anna.Reminders.GetHistoryAsync(reminder.Id)).Select(entry => entry.What));

        await anna.Reminders.DeleteAsync(reminder.Id);
        await RefusedAsync(HttpStatusCode.NotFound, "not_found", () => anna.Reminders.GetAsync(reminder.Id));
    }

    [Fact]
    public async Task Who_waits_for_somebody_is_notified_when_they_come()
    {
        var workspace = await product.CreateWorkspaceAsync("anna", "boris");
        using var anna = await workspace.ConnectAsync("anna");
        var message = await WriteToAnnaAsync(workspace);
        await using var annas = anna.CreateChatConnection();
        var told = Channel.CreateUnbounded<Notification>();
        annas.Notified += notification => told.Writer.TryWrite(notification);
        await annas.StartAsync();
        var reminder = await anna.Reminders.SetAsync(NewReminder.Of(message) with { WhenOnline = workspace.IdOf("boris") });
        var changed = await HearAsync(told, NotificationKinds.ReminderChanged);
        Assert.Equal((reminder.Id, reminder.Version, null), (changed.SubjectId, changed.Version, changed.Text));

        using var boris = await workspace.ConnectAsync("boris");
        await using var his = boris.CreateChatConnection();
        await his.StartAsync();

        var due = await HearAsync(told, NotificationKinds.ReminderDue);
        var present = await anna.Reminders.GetAsync(reminder.Id);
        Assert.Equal(ReminderStates.Due, present.State);
        Assert.Equal(
            new Notification(
                NotificationKinds.ReminderDue, reminder.Id, present.Version, due.At, message.ConversationId, message.Id, message.Seq, Text,
                workspace.IdOf("boris"), Workspace.NameOf("boris")),
            due);
    }

    [Fact]
    public async Task Others_are_reminded_where_the_workspace_allows_it()
    {
        var workspace = await product.CreateWorkspaceAsync("anna", "boris");
        using var anna = await workspace.ConnectAsync("anna");
        using var boris = await workspace.ConnectAsync("boris");
        var wanted = NewReminder.Of(await WriteToAnnaAsync(workspace)) with { LocalTime = NextYear, TimeZone = "UTC" };
        Guid[] both = [workspace.IdOf("anna"), workspace.IdOf("boris")];
        await RefusedAsync(HttpStatusCode.Forbidden, "reminders_for_others_off", () => anna.Reminders.SetForAsync(both, wanted));
        using var administrator = await workspace.RestAsync("anna");
        (await administrator.PatchAsJsonAsync("/api/directory/v1/workspace/settings", new { RemindersForOthers = "on" })).EnsureSuccessStatusCode();

        await Eventually.IsTrueAsync("she may", async () => await IsAllowedAsync(() => anna.Reminders.SetForAsync([both[1]], wanted)));
        var annas = await anna.Reminders.SetForAsync(both, wanted);

        Assert.Equal(both[0], annas?.UserId);
        var his = Assert.Single((await boris.Reminders.GetOpenAsync()).Items);
        Assert.Equal((both[1], both[0], Text), (his.UserId, his.CreatedBy, his.Excerpt));
    }

    private static async Task<Message> WriteToAnnaAsync(Workspace workspace)
    {
        using var boris = await workspace.ConnectAsync("boris");
        var conversation = await boris.Chat.OpenDirectAsync(workspace.IdOf("anna"));
        return await boris.Chat.SendMessageAsync(conversation.Id, Text);
    }

    /// <summary>The decision is on its way to the service; whoever is reminded alone gets the caller none.</summary>
    private static async Task<bool> IsAllowedAsync(Func<Task<Reminder?>> setting)
    {
        try
        {
            Assert.Null(await setting());
            return true;
        }
        catch (PlatformException refusal) when (refusal.Code == "reminders_for_others_off")
        {
            return false;
        }
    }

    private static async Task<Notification> HearAsync(Channel<Notification> told, string kind)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await told.Reader.ReadAllAsync(patience.Token).FirstAsync(notification => notification.Kind == kind, patience.Token);
    }

    private static async Task<PlatformException> RefusedAsync(HttpStatusCode status, string code, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<PlatformException>(call);
        Assert.Equal((status, code), (refusal.Status, refusal.Code));
        return refusal;
    }
}

using Platform.Client.Realtime;
using Platform.Client.Tests.Fake;

namespace Platform.Client.Tests.Realtime;

public sealed class NotificationTests
{
    private static readonly Guid Subject = Guid.CreateVersion7();
    private static readonly DateTimeOffset At = new(2026, 11, 27, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_the_hub_notifies_of_is_raised_as_it_is_sent()
    {
        await using var harness = await ClientHarness.SignInAsync();
        await using var connection = await harness.ConnectAsync();
        var told = new Log<Notification>();
        connection.Notified += told.Add;
        var (conversation, message, author) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        await EmitAsync(harness, new
        {
            kind = "reminderDue",
            subjectId = Subject,
            version = 2,
            conversationId = conversation,
            messageId = message,
            seq = 7,
            at = At,
            text = "Call Maria",
            authorId = author,
            conversationTitle = "Board",
        });
        await EmitAsync(harness, new { kind = "reminderDue", subjectId = Subject, version = 3, at = At, unavailable = "deleted" });
        await EmitAsync(harness, new { kind = "reminderChanged", subjectId = Subject, version = 4, at = At });

        Assert.Equal(
            [
                new Notification(NotificationKinds.ReminderDue, Subject, 2, At, conversation, message, 7, "Call Maria", author, "Board"),
                new Notification(NotificationKinds.ReminderDue, Subject, 3, At, Unavailable: "deleted"),
                new Notification(NotificationKinds.ReminderChanged, Subject, 4, At),
            ],
            await told.UntilCountAsync(3));
    }

    [Fact]
    public async Task Whenever_notifications_may_be_missing_the_connection_says_so()
    {
        await using var harness = await ClientHarness.SignInAsync();
        await using var connection = harness.Client.CreateChatConnection(ClientHarness.Fast);
        var synchronized = new Log<ChatConnectionState>();
        connection.Synchronized += () => synchronized.Add(connection.State);
        await connection.StartAsync();
        await synchronized.UntilCountAsync(1);

        await harness.Server.EmitAsync("syncRequired");
        await synchronized.UntilCountAsync(2);
        harness.Server.Connections.CutAll();
        await synchronized.UntilCountAsync(3);

        Assert.All(synchronized.Entries, state => Assert.Equal(ChatConnectionState.Live, state));
    }

    [Fact]
    public async Task After_a_reconnect_notifications_are_heard_again()
    {
        await using var harness = await ClientHarness.SignInAsync();
        await using var connection = harness.Client.CreateChatConnection(ClientHarness.Fast);
        var (told, synchronized) = (new Log<long>(), new Log<bool>());
        connection.Notified += notification => told.Add(notification.Version);
        connection.Synchronized += () => synchronized.Add(true);
        await connection.StartAsync();
        await synchronized.UntilCountAsync(1);

        harness.Server.Connections.CutAll();
        await synchronized.UntilCountAsync(2);
        await EmitAsync(harness, new { kind = "reminderDue", subjectId = Subject, version = 5, at = At });

        Assert.Equal([5], await told.UntilCountAsync(1));
    }

    private static Task EmitAsync(ClientHarness harness, object notification) => harness.Server.EmitAsync("notification", notification);
}

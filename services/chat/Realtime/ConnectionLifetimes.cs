using Platform.Contracts;
using Platform.Hosting.Identity;

namespace Platform.Chat.Realtime;

/// <summary>Closes the connections of a session as soon as it has ended.</summary>
internal sealed class CloseEndedSessions(ConversationConnections connections) : ISessionsEndedHandler
{
    public Task HandleAsync(SessionsEnded sessionsEnded, CancellationToken cancellationToken)
    {
        foreach (var connection in connections.Listening(Audience.User(sessionsEnded.UserId)))
        {
            if (!sessionsEnded.SessionIds.Contains(ChatConnection.Of(connection).Caller.SessionId)) continue;
            connections.SendTo(connection, "sessionEnded");
            connection.Abort();
        }

        return Task.CompletedTask;
    }
}

/// <summary>Closes connections whose token has expired and was not renewed.</summary>
internal sealed class CloseExpired(ConversationConnections connections, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = clock.GetUtcNow();
            foreach (var connection in connections.All)
                if (ChatConnection.Of(connection).ExpiresAt < now) connection.Abort();
        }
    }
}

using Platform.Chat.Messages;
using Platform.Chat.Realtime;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Scheduled;

/// <summary>
/// Sends what is due, as its author would: the same rules hold, at that time. What was claimed by a process that died is due again
/// when the claim is over; the id is the retry key, so it is one message however often it is sent.
/// </summary>
internal sealed partial class ScheduledSender(
    ScheduledStore store, SendMessage send, ChatEvents events, TimeProvider clock, ILogger<ScheduledSender> logger) : BackgroundService
{
    private const int Most = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                while (await SendDueAsync(stoppingToken) == Most) { /* as long as there is more */ }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(failure.GetType().Name, failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await store.TakeDueAsync(now, now + Claim, Most, cancellationToken);
        // Those of a conversation one after another: they appear in the order of their times.
        await Task.WhenAll(due.GroupBy(message => message.ConversationId).Select(async conversation =>
        {
            foreach (var message in conversation) await SendAsync(message, cancellationToken);
        }));
        return due.Count;
    }

    private async Task SendAsync(DueMessage due, CancellationToken cancellationToken)
    {
        var author = new CallerIdentity(due.TenantId, due.AuthorId, SessionId: Guid.Empty, IsAdministrator: false, ExpiresAt: DateTimeOffset.MaxValue);
        try
        {
            await send.HandleAsync(author, due.ConversationId, due.Id, due.Body, cancellationToken);
            await store.SentAsync(due, cancellationToken);
            events.ScheduledChanged(due.AuthorId, new(due.Id, due.ConversationId, Message: null));
        }
        catch (ProblemException refusal) when ((int)refusal.Status < 500)
        {
            var message = await store.FailedAsync(due, refusal.Code, cancellationToken);
            events.ScheduledChanged(due.AuthorId, new(due.Id, due.ConversationId, message));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Due again when the claim is over.
            NotSent(due.Id, failure.GetType().Name, failure.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Due messages could not be looked for ({Failure}: {Reason}); trying again")]
    private partial void RoundFailed(string failure, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Scheduled message {Id} could not be sent ({Failure}: {Reason}); trying again when its claim is over")]
    private partial void NotSent(Guid id, string failure, string reason);
}

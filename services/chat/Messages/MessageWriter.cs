using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Npgsql;
using Platform.Hosting.Errors;

namespace Platform.Chat.Messages;

/// <summary>
/// Commits concurrent sends together. What arrives while a commit is under way waits for the next one, so a lone message is
/// not delayed and a busy moment shares its fsync; commits of a writer begin a few milliseconds apart. Senders get their
/// answer after the commit, watchers theirs at the same time.
/// </summary>
public sealed class MessageWriter(
    MessageStore store, IMessageBroadcast broadcast, IOptions<WritingOptions> options, ILogger<MessageWriter> logger) : BackgroundService
{
    private readonly Channel<PendingMessage>[] _queues = [.. Enumerable.Range(0, options.Value.Writers).Select(_ =>
        Channel.CreateBounded<PendingMessage>(new BoundedChannelOptions(options.Value.QueueLength) { SingleReader = true }))];

    /// <summary>Appends one message. Null when the author is not a member of the conversation.</summary>
    /// <exception cref="ProblemException">Too many messages wait already, or the database is away (503).</exception>
    public Task<Appended?> AppendAsync(Guid tenantId, MessageDraft draft, CancellationToken cancellationToken)
    {
        var pending = new PendingMessage(tenantId, draft);
        // Always the same writer for a conversation: two of this process never wait for each other's lock on it.
        var queue = _queues[(uint)draft.ConversationId.GetHashCode() % (uint)_queues.Length];
        if (!queue.Writer.TryWrite(pending))
            throw Problem.Unavailable("chat_busy", "More messages are waiting than can be written at the moment. Send it again.");
        return pending.Result.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_queues.Select(queue => Task.Run(() => WriteAsync(queue.Reader, stoppingToken), CancellationToken.None)));

    /// <summary>Takes no new messages, and commits those that it has.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in _queues) queue.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    private async Task WriteAsync(ChannelReader<PendingMessage> queue, CancellationToken stoppingToken)
    {
        var spacing = TimeSpan.FromMilliseconds(options.Value.SpacingMs);
        var taken = new List<PendingMessage>(options.Value.LargestBatch);
        for (var begun = 0L; await queue.WaitToReadAsync(CancellationToken.None);)
        {
            // In real time: it spaces the work and decides nothing.
            if (begun != 0 && spacing - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } rest) await Task.Delay(rest, CancellationToken.None);
            begun = Stopwatch.GetTimestamp();
            while (taken.Count < options.Value.LargestBatch && queue.TryRead(out var pending)) taken.Add(pending);
            // One transaction a tenant: row-level security is set for one at a time.
            await Task.WhenAll(taken.GroupBy(pending => pending.TenantId).Select(tenant => CommitAsync(tenant.Key, [.. tenant])));
            taken.Clear();
        }
    }

    private async Task CommitAsync(Guid tenantId, List<PendingMessage> pending)
    {
        // The same retry key twice in one commit is one message with two senders waiting for it.
        var byRetryKey = pending.GroupBy(message => message.RetryKey).ToList();
        try
        {
            var results = await store.AppendAsync(tenantId, [.. byRetryKey.Select(same => same.First().Draft)], CancellationToken.None);
            Announce(byRetryKey, results);
        }
        catch (PostgresException failure) when (pending.Count > 1 && !failure.IsTransient)
        {
            // One message that the database refuses must not take the others with it.
            Log.RefusedTogether(logger, failure, pending.Count);
            foreach (var message in pending) await CommitAsync(tenantId, [message]);
        }
        catch (Exception failure)
        {
            foreach (var message in pending) message.Result.TrySetException(failure);
        }
    }

    private void Announce(List<IGrouping<RetryKey, PendingMessage>> byRetryKey, Appended?[] results)
    {
        broadcast.MessagesPosted([.. results.Where(result => result is { IsNew: true }).Select(result => result!.Value)]);
        for (var i = 0; i < results.Length; i++)
        {
            var result = results[i];
            foreach (var waiting in byRetryKey[i])
            {
                waiting.Result.TrySetResult(result);
                if (result is { } repeated) result = repeated with { IsNew = false };
            }
        }
    }

    private readonly record struct RetryKey(Guid ConversationId, Guid AuthorId, Guid ClientMessageId);

    private sealed record PendingMessage(Guid TenantId, MessageDraft Draft)
    {
        public TaskCompletionSource<Appended?> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public RetryKey RetryKey => new(Draft.ConversationId, Draft.AuthorId, Draft.ClientMessageId);
    }
}

/// <summary>Tells the people of a conversation what was committed.</summary>
public interface IMessageBroadcast
{
    /// <summary>Starts sending, in this order, and returns: a slow receiver does not hold up the writer.</summary>
    void MessagesPosted(IReadOnlyList<Appended> appended);
}

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The database refused {Count} messages together; they are written one by one")]
    public static partial void RefusedTogether(ILogger logger, Exception failure, int count);
}

using Platform.Chat.Messages;
using Platform.Chat.Realtime;
using Platform.Contracts;

namespace Platform.Chat.Threads;

/// <summary>
/// What follows from the messages of a thread, behind them and not on their way: who follows it, and what its root says of it. Every
/// step asks the database how things are, so a repeated event finds nothing left to do and a later one makes up for a lost one.
/// </summary>
public sealed class ThreadUpkeep(ChatDatabase database, MessageStore messages, Memberships memberships, ChatEvents events, TimeProvider clock)
{
    /// <summary>Messages were posted in a thread; they stand in the order of their seqs.</summary>
    public async Task PostedAsync(Guid tenantId, ThreadAddress thread, IReadOnlyList<PostedMessage> posted, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(tenantId, cancellationToken);
        var revision = await ThreadSummaries.LockParentAsync(transaction, tenantId, thread, cancellationToken);
        var mentions = Mentioned(posted);
        var added = await ThreadStore.AddMentionedAsync(transaction, tenantId, thread, mentions.First, clock.GetUtcNow(), cancellationToken);
        var followers = await ThreadStore.FollowAsync(transaction, tenantId, thread.Id, WithAuthors(mentions.Last, posted), cancellationToken);
        var root = await ThreadSummaries.WriteAsync(transaction, tenantId, thread, revision, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        await memberships.AddedAsync(tenantId, thread.Id, [.. added, .. followers], cancellationToken);
        foreach (var userId in added) await RepeatAsync(tenantId, userId, thread, mentions.First[userId], cancellationToken);
        if (root is { } changed) events.MessageChanged(changed.Root, changed.Newcomers);
    }

    /// <summary>Makes the root say what is true of its thread.</summary>
    public async Task SummarizeAsync(Guid tenantId, ThreadAddress thread, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(tenantId, cancellationToken);
        var revision = await ThreadSummaries.LockParentAsync(transaction, tenantId, thread, cancellationToken);
        var root = await ThreadSummaries.WriteAsync(transaction, tenantId, thread, revision, cancellationToken);
        if (root is not { } changed) return;
        await transaction.CommitAsync(cancellationToken);
        events.MessageChanged(changed.Root, changed.Newcomers);
    }

    // They were not in the thread when it was sent: what draws their attention has not heard of it.
    private async Task RepeatAsync(Guid tenantId, Guid userId, ThreadAddress thread, long seq, CancellationToken cancellationToken)
    {
        if (await messages.FindAsync(tenantId, userId, thread.Id, seq, cancellationToken) is { } message) events.MessagePostedTo(userId, message);
    }

    // Who is called by name, with the first and the last message that does it. Everybody, here, are those who are in the thread.
    private static (Dictionary<Guid, long> First, Dictionary<Guid, long> Last) Mentioned(IReadOnlyList<PostedMessage> posted)
    {
        var (first, last) = (new Dictionary<Guid, long>(), new Dictionary<Guid, long>());
        foreach (var message in posted)
        {
            foreach (var userId in Mentions.In(message.Body).Where(userId => userId != Mentions.Everybody))
            {
                first.TryAdd(userId, message.Seq);
                last[userId] = message.Seq;
            }
        }

        return (first, last);
    }

    private static Dictionary<Guid, long> WithAuthors(Dictionary<Guid, long> seqs, IReadOnlyList<PostedMessage> posted)
    {
        foreach (var message in posted) seqs[message.AuthorId] = Math.Max(message.Seq, seqs.GetValueOrDefault(message.AuthorId));
        return seqs;
    }
}

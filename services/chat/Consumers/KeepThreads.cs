using System.Collections.Concurrent;
using MassTransit;
using Platform.Chat.Threads;
using Platform.Contracts;

namespace Platform.Chat.Consumers;

/// <summary>
/// Keeps roots and followers true to what is said in their threads. Everything is counted anew, so a repeated delivery is harmless and
/// it needs no inbox.
/// </summary>
public sealed class KeepThreads(ThreadStore threads, ThreadUpkeep upkeep, NoThreads noThreads) : IConsumer<MessagesPosted>, IConsumer<MessageDeleted>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<MessagesPosted> context)
    {
        var posted = context.Message;
        var byConversation = posted.Messages.ToLookup(message => message.ConversationId);
        foreach (var thread in await AmongAsync(posted.TenantId, [.. byConversation.Select(group => group.Key)], context.CancellationToken))
            await upkeep.PostedAsync(posted.TenantId, thread, [.. byConversation[thread.Id]], context.CancellationToken);
    }

    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<MessageDeleted> context)
    {
        var deleted = context.Message;
        foreach (var thread in await AmongAsync(deleted.TenantId, [deleted.ConversationId], context.CancellationToken))
            await upkeep.SummarizeAsync(deleted.TenantId, thread, context.CancellationToken);
    }

    private async Task<IReadOnlyList<ThreadAddress>> AmongAsync(Guid tenantId, Guid[] conversationIds, CancellationToken cancellationToken)
    {
        var unknown = conversationIds.Where(id => !noThreads.Contains(id)).ToArray();
        if (unknown.Length == 0) return [];
        var found = await threads.AmongAsync(tenantId, unknown, cancellationToken);
        foreach (var id in unknown.Except(found.Select(thread => thread.Id))) noThreads.Remember(id);
        return found;
    }
}

/// <summary>Conversations that are no threads. What a conversation is never changes, and nearly every message stands in one of these.</summary>
public sealed class NoThreads
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<Guid, byte> _ids = new();

    /// <summary>True when it is known to be none.</summary>
    public bool Contains(Guid conversationId) => _ids.ContainsKey(conversationId);

    /// <summary>Remembers one.</summary>
    public void Remember(Guid conversationId)
    {
        if (_ids.Count >= Most) _ids.Clear();
        _ids[conversationId] = 0;
    }
}

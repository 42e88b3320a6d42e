using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Sync;

/// <summary>Repairs whatever a device missed: it says how far it has each conversation, and gets what came after.</summary>
public sealed class SyncConversations(ConversationStore conversations, SyncStore store)
{
    /// <summary>How many conversations a device may name.</summary>
    public const int MaxKnown = 500;

    private const int MaxConversations = 200;

    /// <summary>What has moved since.</summary>
    /// <exception cref="ProblemException">Too many conversations are named, or a seq is negative (400).</exception>
    public async Task<SyncResult> HandleAsync(CallerIdentity caller, IReadOnlyDictionary<Guid, long>? known, CancellationToken cancellationToken)
    {
        known ??= new Dictionary<Guid, long>();
        if (known.Count > MaxKnown) throw Problem.Invalid("known", $"Known may name {MaxKnown} conversations at most.");
        if (known.Values.Any(seq => seq < 0)) throw Problem.Invalid("known", "Known maps a conversation to a seq, which is not negative.");

        var changed = await conversations.ListChangedAsync(caller.TenantId, caller.UserId, known, MaxConversations, cancellationToken);
        var gaps = changed.Where(conversation => known.ContainsKey(conversation.Id)).ToList();
        var truncated = gaps.Where(conversation => conversation.LastSeq - known[conversation.Id] > SyncStore.MaxGap).Select(conversation => conversation.Id).ToList();
        var repairable = gaps.Where(conversation => !truncated.Contains(conversation.Id)).Select(conversation => (conversation.Id, known[conversation.Id])).ToList();
        var revisions = await store.RevisionsAsync(caller.TenantId, caller.UserId, [.. known.Keys], cancellationToken);
        var messages = await store.MessagesAfterAsync(caller.TenantId, caller.UserId, repairable, cancellationToken);
        var removed = await conversations.ListForeignAsync(caller.TenantId, caller.UserId, [.. known.Keys], cancellationToken);
        return new SyncResult(changed, messages, truncated, revisions, removed);
    }
}

/// <summary>What a device has to catch up with.</summary>
/// <param name="Conversations">Those that moved or that the device does not know, newest activity first, 200 at most.</param>
/// <param name="Messages">What the device misses of the conversations that it knows, ascending within each.</param>
/// <param name="Truncated">Known conversations that miss more than 200 messages: drop what is cached and load the newest page.</param>
/// <param name="Revisions">The revision of each known conversation that has one: where it is beyond what the device has, ask for its changes.</param>
/// <param name="Removed">Known conversations that the user is not in any more: drop them.</param>
public sealed record SyncResult(
    IReadOnlyList<Conversation> Conversations, IReadOnlyList<Message> Messages, IReadOnlyList<Guid> Truncated, IReadOnlyDictionary<Guid, long> Revisions,
    IReadOnlyList<Guid> Removed);

/// <summary>What a device knows.</summary>
/// <param name="Known">Conversation id to the seq up to which the device has it without a gap; 500 entries at most.</param>
public sealed record SyncRequest(IReadOnlyDictionary<Guid, long>? Known);

using System.Text.Json.Serialization;

namespace Platform.Chat.Threads;

/// <summary>Where a thread hangs, and how one of its members keeps it.</summary>
/// <param name="ConversationId">The conversation that its root stands in.</param>
/// <param name="Seq">The root's position there.</param>
/// <param name="IsFollowing">True when its messages are news to the member: only then it counts as unread.</param>
public sealed record ThreadPlace(Guid ConversationId, long Seq, bool IsFollowing);

/// <summary>A thread in short, as its root shows it.</summary>
/// <param name="ConversationId">The thread, which is a conversation.</param>
/// <param name="Replies">How many messages it has; deleted ones do not count.</param>
/// <param name="LastReplyAt">When the last one was written, UTC; absent when there is none any more.</param>
/// <param name="AuthorIds">Who wrote last in it, the newest first; three at most.</param>
public sealed record ThreadSummary(
    Guid ConversationId, long Replies,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? LastReplyAt,
    IReadOnlyList<Guid> AuthorIds);

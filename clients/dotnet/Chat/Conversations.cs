namespace Platform.Client.Chat;

/// <summary>An utterance in a conversation.</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="ConversationId">Where it was said.</param>
/// <param name="Seq">Its place in the conversation: 1, 2, 3 … without gaps.</param>
/// <param name="AuthorId">Who said it.</param>
/// <param name="ClientMessageId">Retry key that the author's device chose.</param>
/// <param name="Body">1–16,384 bytes of UTF-8; empty once it was deleted.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record Message(
    Guid Id, Guid ConversationId, long Seq, Guid AuthorId, Guid ClientMessageId, string Body, DateTimeOffset CreatedAt)
{
    /// <summary>The conversation's revision at the message's last change; of two states of a message the greater one is the newer.</summary>
    public long Revision { get; init; }

    /// <summary>How often its text was edited.</summary>
    public int Edits { get; init; }

    /// <summary>When it was edited last, UTC.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted for all, UTC.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Since when it is pinned, UTC.</summary>
    public DateTimeOffset? PinnedAt { get; init; }

    /// <summary>The emoji on it, the one that came first before the others.</summary>
    public IReadOnlyList<Reaction>? Reactions { get; init; }

    /// <summary>The message that it answers.</summary>
    public Quote? ReplyTo { get; init; }

    /// <summary>Whose words it repeats.</summary>
    public ForwardedFrom? Forwarded { get; init; }
}

/// <summary>A conversation as its caller sees it.</summary>
/// <param name="Id">Id of the conversation.</param>
/// <param name="Kind"><c>direct</c>, <c>group</c>, <c>channel</c> or <c>thread</c>.</param>
/// <param name="Name">Of a group or channel; null where it is called by its members.</param>
/// <param name="MemberCount">How many are in it.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="LastSeq">Seq of the newest message, 0 when there is none.</param>
/// <param name="Unread">Messages after the caller's <paramref name="ReadSeq"/>.</param>
/// <param name="ReadSeq">The caller has seen the messages up to here.</param>
/// <param name="DeliveredSeq">A device of the caller has acknowledged the messages up to here.</param>
/// <param name="LastMessage">The newest message.</param>
/// <param name="Members">Both of a direct conversation; the first eight of a group or channel.</param>
public sealed record Conversation(
    Guid Id,
    string Kind,
    string? Name,
    int MemberCount,
    DateTimeOffset CreatedAt,
    long LastSeq,
    long Unread,
    long ReadSeq,
    long DeliveredSeq,
    Message? LastMessage,
    IReadOnlyList<Member> Members);

/// <summary>
/// A user in a conversation, and up to which seq messages have reached and been seen by them. <paramref name="DisplayName"/> is null
/// until the chat service has heard it.
/// </summary>
public sealed record Member(Guid UserId, string? DisplayName, long DeliveredSeq, long ReadSeq)
{
    /// <summary><c>owner</c> or <c>member</c>.</summary>
    public string Role { get; init; } = "member";
}

/// <summary>A stretch of history in ascending order of seq.</summary>
/// <param name="Items">The messages.</param>
/// <param name="HasMore">Whether there is more in the direction that was asked for.</param>
public sealed record HistoryPage(IReadOnlyList<Message> Items, bool HasMore);

/// <summary>How far a member is now.</summary>
public sealed record Receipt(Guid ConversationId, Guid UserId, long DeliveredSeq, long ReadSeq);

/// <summary>What happened since the positions that the caller named.</summary>
/// <param name="Conversations">Conversations with news, newest first, at most 200.</param>
/// <param name="Messages">At most 200 a conversation, ascending.</param>
/// <param name="Truncated">Conversations in which more than 200 messages are missing: load their history.</param>
/// <param name="Removed">Named conversations that the caller is not in any more.</param>
public sealed record SyncResult(
    IReadOnlyList<Conversation> Conversations, IReadOnlyList<Message> Messages, IReadOnlyList<Guid> Truncated, IReadOnlyList<Guid>? Removed = null);

internal sealed record SendMessageRequest(Guid ClientMessageId, string Body);

internal sealed record OpenDirectRequest(Guid UserId);

internal sealed record SeqRequest(long Seq);

internal sealed record SyncRequest(IReadOnlyDictionary<Guid, long> Known);

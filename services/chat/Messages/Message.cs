using System.Text.Json.Serialization;
using Platform.Chat.Threads;

namespace Platform.Chat.Messages;

/// <summary>An utterance in a conversation. What is as it was sent is left out on the wire.</summary>
/// <param name="Id">Identity (UUIDv7).</param>
/// <param name="ConversationId">Where it stands.</param>
/// <param name="Seq">Its position there: 1, 2, 3, … without gaps.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="ClientMessageId">The retry key that the author's device gave it.</param>
/// <param name="Body">The text, 1 to 16,384 bytes of UTF-8; empty once it was deleted, and where <paramref name="System"/> says what happened.</param>
/// <param name="CreatedAt">When it was committed, UTC.</param>
/// <param name="Revision">The conversation's revision at its last change; 0 when it never changed. The greater one is the newer state.</param>
/// <param name="Edits">How often its text was edited.</param>
/// <param name="EditedAt">When it was edited last.</param>
/// <param name="DeletedAt">When it was deleted for all.</param>
/// <param name="DeletedBy">By whom.</param>
/// <param name="PinnedAt">Since when it is pinned.</param>
/// <param name="PinnedBy">By whom.</param>
/// <param name="Reactions">The emoji on it, the one that came first before the others.</param>
/// <param name="ReplyTo">The message that it quotes.</param>
/// <param name="Forwarded">Where its text comes from.</param>
/// <param name="System">What the author did in the conversation, where that is the message; absent for what somebody wrote.</param>
/// <param name="Thread">The thread that hangs on it, once somebody has written there.</param>
public sealed record Message(
    Guid Id, Guid ConversationId, long Seq, Guid AuthorId, Guid ClientMessageId, string Body, DateTimeOffset CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Revision = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Edits = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? EditedAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? DeletedAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? DeletedBy = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? PinnedAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? PinnedBy = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Reaction>? Reactions = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Quote? ReplyTo = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ForwardedFrom? Forwarded = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SystemNotice? System = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ThreadSummary? Thread = null);

/// <summary>An emoji on a message.</summary>
/// <param name="Emoji">The emoji.</param>
/// <param name="Count">How many people gave it.</param>
/// <param name="UserIds">Who, in the order of giving; the first 100.</param>
public sealed record Reaction(string Emoji, int Count, IReadOnlyList<Guid> UserIds);

/// <summary>A message as another one quotes it, in the state in which it is when it is read.</summary>
/// <param name="Seq">Its position in the same conversation.</param>
/// <param name="AuthorId">Who wrote it; null where it is hidden.</param>
/// <param name="Body">How it begins, 300 characters at most; empty once it was deleted, and where it is hidden.</param>
/// <param name="IsDeleted">True once it was deleted.</param>
/// <param name="IsHidden">True where the reader may not see the message: it is from before they joined without the past.</param>
public sealed record Quote(
    long Seq, Guid? AuthorId, string Body, bool IsDeleted,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsHidden = false)
{
    /// <summary>The longest beginning, in characters.</summary>
    public const int MaxLength = 300;

    /// <summary>Quotes this message.</summary>
    public static Quote Of(Message message) => new(message.Seq, message.AuthorId, Beginning(message.Body), message.DeletedAt is not null);

    /// <summary>What is left of it for those who may not see it.</summary>
    public Quote Hide() => new(Seq, AuthorId: null, Body: "", IsDeleted: false, IsHidden: true);

    // PostgreSQL counts characters and .NET halves of them: cut as left(body, 300) does.
    private static string Beginning(string body) =>
        body.Length <= MaxLength ? body : string.Concat(body.EnumerateRunes().Take(MaxLength));
}

/// <summary>Whose words a forwarded message repeats. It does not say where they stood: not everybody may know that place.</summary>
/// <param name="AuthorId">Who wrote them first.</param>
/// <param name="CreatedAt">When, UTC.</param>
public sealed record ForwardedFrom(Guid AuthorId, DateTimeOffset CreatedAt);

namespace Platform.Client.Chat;

/// <summary>An emoji on a message.</summary>
/// <param name="Emoji">The emoji, or the <c>:name:</c> of one.</param>
/// <param name="Count">How many people gave it.</param>
/// <param name="UserIds">Who, in the order of giving; the first 100.</param>
public sealed record Reaction(string Emoji, int Count, IReadOnlyList<Guid> UserIds);

/// <summary>A message as another one quotes it.</summary>
/// <param name="Seq">Its place in the same conversation.</param>
/// <param name="AuthorId">Who wrote it; null where it is hidden.</param>
/// <param name="Body">How it begins, 300 characters at most; empty once it was deleted, and where it is hidden.</param>
/// <param name="IsDeleted">True once it was deleted.</param>
/// <param name="IsHidden">True where the reader may not see the message: it is from before they joined without the past.</param>
public sealed record Quote(long Seq, Guid? AuthorId, string Body, bool IsDeleted, bool IsHidden = false);

/// <summary>Whose words a forwarded message repeats, and when they were written, UTC.</summary>
public sealed record ForwardedFrom(Guid AuthorId, DateTimeOffset CreatedAt);

/// <summary>What a message said once.</summary>
/// <param name="Body">The text.</param>
/// <param name="WrittenAt">Since when, UTC.</param>
public sealed record MessageVersion(string Body, DateTimeOffset WrittenAt);

/// <summary>Messages that changed after a revision, each in its present state.</summary>
/// <param name="Items">In the order of their changes.</param>
/// <param name="Revision">Up to which revision they reach.</param>
/// <param name="HasMore">Whether there is more after that.</param>
public sealed record ChangePage(IReadOnlyList<Message> Items, long Revision, bool HasMore);

internal sealed record EditRequest(string Body, int? Edits);

internal sealed record ReplyRequest(Guid ClientMessageId, string Body, long ReplyToSeq);

internal sealed record ForwardRequest(Guid FromConversationId, IReadOnlyList<ForwardedMessage> Messages);

internal sealed record ForwardedMessage(long Seq, Guid ClientMessageId);

internal sealed record MessageList(IReadOnlyList<Message> Items);

internal sealed record VersionList(IReadOnlyList<MessageVersion> Items);

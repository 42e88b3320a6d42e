namespace Platform.Chat.Messages;

/// <summary>An utterance in a conversation.</summary>
/// <param name="Id">Identity (UUIDv7).</param>
/// <param name="ConversationId">Where it stands.</param>
/// <param name="Seq">Its position there: 1, 2, 3, … without gaps.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="ClientMessageId">The retry key that the author's device gave it.</param>
/// <param name="Body">The text, 1 to 16,384 bytes of UTF-8.</param>
/// <param name="CreatedAt">When it was committed, UTC.</param>
public sealed record Message(
    Guid Id, Guid ConversationId, long Seq, Guid AuthorId, Guid ClientMessageId, string Body, DateTimeOffset CreatedAt);

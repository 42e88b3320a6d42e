namespace Platform.Contracts;

/// <summary>
/// Messages were committed together, in one transaction. Published by <c>chat</c>. One event carries up to a whole
/// commit, because the bus costs more than the database does for each event (docs/adr/0006).
/// </summary>
/// <param name="TenantId">The tenant of every message in the event.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="Messages">1 to 512 messages; those of one conversation stand in the order of their <c>Seq</c>.</param>
public sealed record MessagesPosted(Guid TenantId, Guid EventId, IReadOnlyList<PostedMessage> Messages);

/// <summary>One message of <see cref="MessagesPosted"/>.</summary>
/// <param name="ConversationId">The conversation that the message stands in.</param>
/// <param name="Id">Identity of the message (UUIDv7).</param>
/// <param name="AuthorId">The user who wrote it.</param>
/// <param name="Body">The text, 1 to 16,384 bytes of UTF-8.</param>
/// <param name="CreatedAt">When it was committed, UTC.</param>
/// <param name="Seq">
/// Position in the conversation: 1, 2, 3, … without gaps. It stays the last property: the database, which alone knows it, adds it to
/// JSON that is complete up to there.
/// </param>
public sealed record PostedMessage(Guid ConversationId, Guid Id, Guid AuthorId, string Body, DateTimeOffset CreatedAt, long Seq);

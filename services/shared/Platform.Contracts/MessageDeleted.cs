namespace Platform.Contracts;

/// <summary>
/// A message was deleted for all: whoever keeps a copy of its text drops it, and takes no <see cref="MessageEdited"/> of it that
/// arrives later. Published by <c>chat</c>.
/// </summary>
/// <param name="TenantId">The tenant of the message.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="ConversationId">The conversation that the message stands in.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Seq">Its position in the conversation; it keeps it.</param>
/// <param name="DeletedBy">Who deleted it.</param>
public sealed record MessageDeleted(Guid TenantId, Guid EventId, Guid ConversationId, Guid MessageId, long Seq, Guid DeletedBy);

namespace Platform.Contracts;

/// <summary>The author of a message changed its text. Published by <c>chat</c>.</summary>
/// <param name="TenantId">The tenant of the message.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="ConversationId">The conversation that the message stands in.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Seq">Its position in the conversation.</param>
/// <param name="Body">What it says now.</param>
/// <param name="EditedAt">When it was edited, UTC: events may arrive out of order, the latest one counts.</param>
public sealed record MessageEdited(
    Guid TenantId, Guid EventId, Guid ConversationId, Guid MessageId, long Seq, string Body, DateTimeOffset EditedAt);

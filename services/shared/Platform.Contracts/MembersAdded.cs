namespace Platform.Contracts;

/// <summary>People came into a group or channel. Published by <c>chat</c>.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="UserIds">Who came, 1 to 1,000.</param>
public sealed record MembersAdded(Guid TenantId, Guid EventId, Guid ConversationId, IReadOnlyList<Guid> UserIds);

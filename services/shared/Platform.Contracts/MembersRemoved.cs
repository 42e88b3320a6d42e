namespace Platform.Contracts;

/// <summary>People left a group or channel or were removed: what it holds is not theirs to see any more. Published by <c>chat</c>.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="UserIds">Who went, 1 to 1,000.</param>
public sealed record MembersRemoved(Guid TenantId, Guid EventId, Guid ConversationId, IReadOnlyList<Guid> UserIds);

namespace Platform.Client.Chat;

/// <summary>A channel that everybody of the tenant may join.</summary>
/// <param name="Id">Id of the conversation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="MemberCount">How many are in it.</param>
/// <param name="IsMember">Whether the caller is.</param>
public sealed record PublicChannel(Guid Id, string Name, string? Description, int MemberCount, bool IsMember);

/// <summary>What changes on a group or channel; what is null stays.</summary>
/// <param name="Name">1–100 characters; empty takes a group's name away.</param>
/// <param name="Description">Up to 500 characters.</param>
/// <param name="IsPublic">Of a channel: whether everybody may find and join it.</param>
public sealed record ConversationChange(string? Name = null, string? Description = null, bool? IsPublic = null);

internal sealed record CreateGroupRequest(string? Name, IReadOnlyList<Guid> UserIds);

internal sealed record CreateChannelRequest(string Name, string? Description, bool IsPublic, IReadOnlyList<Guid> UserIds);

internal sealed record AddMembersRequest(IReadOnlyList<Guid> UserIds, int? HistoryDays);

internal sealed record ChangeRoleRequest(string Role);

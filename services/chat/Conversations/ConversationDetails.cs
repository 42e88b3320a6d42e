namespace Platform.Chat.Conversations;

/// <summary>What is the same of a group or channel for everybody in it. Event <c>detailsChanged</c> of the hub.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Description">What it is for, or null.</param>
/// <param name="IsPublic">True for a channel that everybody may join.</param>
/// <param name="PictureUrl">Where its picture is, or null.</param>
/// <param name="MemberCount">How many are in it.</param>
/// <param name="Members">The first eight.</param>
public sealed record ConversationDetails(
    Guid ConversationId, string? Name, string? Description, bool IsPublic, string? PictureUrl, int MemberCount, IReadOnlyList<Member> Members);

using Platform.Client.Directory;
using Platform.Client.Http;

namespace Platform.Client.Chat;

/// <content>Groups, channels, and who is in them.</content>
public sealed partial class ChatApi
{
    /// <summary>Makes a group of the caller and others.</summary>
    /// <param name="name">1–100 characters; null: it is called by its members.</param>
    /// <param name="userIds">1–999 people of the tenant besides the caller.</param>
    /// <param name="idempotencyKey">The same again finds what the first call made; a new one by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="PlatformException">400 with the field; 404 <c>user_not_found</c>.</exception>
    public Task<Conversation> CreateGroupAsync(
        string? name, IReadOnlyList<Guid> userIds, Guid? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Create(
                Root + "/conversations/groups", new CreateGroupRequest(name, userIds), ClientJson.Default.CreateGroupRequest, idempotencyKey),
            ClientJson.Default.Conversation,
            cancellationToken);

    /// <summary>Makes a channel, which the caller owns.</summary>
    /// <param name="name">1–100 characters.</param>
    /// <param name="isPublic">Whether everybody may find and join it.</param>
    /// <param name="description">Up to 500 characters.</param>
    /// <param name="userIds">Up to 1,000 people of the tenant besides the caller; more are added later.</param>
    /// <param name="idempotencyKey">The same again finds what the first call made; a new one by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="PlatformException">400 with the field; 404 <c>user_not_found</c>.</exception>
    public Task<Conversation> CreateChannelAsync(
        string name, bool isPublic, string? description = null, IReadOnlyList<Guid>? userIds = null, Guid? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Create(
                Root + "/conversations/channels",
                new CreateChannelRequest(name, description, isPublic, userIds ?? []),
                ClientJson.Default.CreateChannelRequest,
                idempotencyKey),
            ClientJson.Default.Conversation,
            cancellationToken);

    /// <summary>Renames, describes, opens or closes a group or channel.</summary>
    /// <exception cref="PlatformException">403 in a channel that the caller does not own; 409 for a direct conversation.</exception>
    public Task<Conversation> ChangeConversationAsync(
        Guid conversationId, ConversationChange change, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(HttpMethod.Patch, $"{Root}/conversations/{conversationId}", change, ClientJson.Default.ConversationChange),
            ClientJson.Default.Conversation,
            cancellationToken);

    /// <summary>Public channels, by name.</summary>
    /// <param name="query">Only those whose name contains it; up to 100 characters.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="limit">1–500, 100 by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public Task<Page<PublicChannel>> GetChannelsAsync(
        string? query = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new Query(Root + "/conversations/channels").With("query", query).With("cursor", cursor).With("limit", limit).ToString(),
            ClientJson.Default.PagePublicChannel,
            cancellationToken);

    /// <summary>Joins a public channel; joining again changes nothing.</summary>
    public Task<Conversation> JoinAsync(Guid conversationId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            new RestRequest(HttpMethod.Post, $"{Root}/conversations/{conversationId}/join"), ClientJson.Default.Conversation, cancellationToken);

    /// <summary>Who is in a conversation, by name.</summary>
    /// <param name="conversationId">Which.</param>
    /// <param name="query">Only people of whose name a word begins with it; up to 100 characters.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="limit">1–200, 100 by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public Task<Page<Member>> GetMembersAsync(
        Guid conversationId, string? query = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new Query($"{Root}/conversations/{conversationId}/members").With("query", query).With("cursor", cursor).With("limit", limit).ToString(),
            ClientJson.Default.PageMember,
            cancellationToken);

    /// <summary>Adds people; who is in it already stays as they are.</summary>
    /// <param name="conversationId">A group or channel: 1,000 members at most in a group, 20,000 in a channel.</param>
    /// <param name="userIds">1–1,000 people of the tenant.</param>
    /// <param name="historyDays">How many days of the past they see: 0 for nothing, null for everything.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="PlatformException">403 in a private channel that the caller does not own; 404 <c>user_not_found</c>; 409 for a direct conversation.</exception>
    public Task AddMembersAsync(
        Guid conversationId, IReadOnlyList<Guid> userIds, int? historyDays = null, CancellationToken cancellationToken = default) =>
        _api.RunAsync(
            RestRequest.Json(
                HttpMethod.Post,
                $"{Root}/conversations/{conversationId}/members",
                new AddMembersRequest(userIds, historyDays),
                ClientJson.Default.AddMembersRequest),
            cancellationToken);

    /// <summary>Removes somebody, or leaves with one's own id. Others are removed by owners.</summary>
    public Task RemoveMemberAsync(Guid conversationId, Guid userId, CancellationToken cancellationToken = default) =>
        _api.RunAsync(new RestRequest(HttpMethod.Delete, $"{Root}/conversations/{conversationId}/members/{userId}"), cancellationToken);

    /// <summary>Makes somebody an owner, or no longer one.</summary>
    public Task ChangeRoleAsync(Guid conversationId, Guid userId, bool isOwner, CancellationToken cancellationToken = default) =>
        _api.RunAsync(
            RestRequest.Json(
                HttpMethod.Patch,
                $"{Root}/conversations/{conversationId}/members/{userId}",
                new ChangeRoleRequest(isOwner ? "owner" : "member"),
                ClientJson.Default.ChangeRoleRequest),
            cancellationToken);
}

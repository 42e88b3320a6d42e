using Platform.Client.Directory;
using Platform.Client.Http;

namespace Platform.Client.Chat;

/// <summary>Conversations and messages over REST. A conversation that the caller is not in answers 404.</summary>
public sealed partial class ChatApi
{
    private const string Root = "/api/chat/v1";

    private readonly RestApi _api;

    internal ChatApi(RestApi api) => _api = api;

    /// <summary>The direct conversation with a colleague, created when there is none.</summary>
    /// <exception cref="PlatformException">404 <c>user_not_found</c>; 400 for oneself.</exception>
    public Task<Conversation> OpenDirectAsync(Guid userId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(
                HttpMethod.Post, Root + "/conversations/direct", new OpenDirectRequest(userId), ClientJson.Default.OpenDirectRequest),
            ClientJson.Default.Conversation,
            cancellationToken);

    /// <summary>The caller's conversations, newest activity first.</summary>
    /// <param name="cursor">From the page before.</param>
    /// <param name="limit">1–500, 100 by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public Task<Page<Conversation>> GetConversationsAsync(
        string? cursor = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new Query(Root + "/conversations").With("cursor", cursor).With("limit", limit).ToString(),
            ClientJson.Default.PageConversation,
            cancellationToken);

    /// <summary>One conversation.</summary>
    public Task<Conversation> GetConversationAsync(Guid conversationId, CancellationToken cancellationToken = default) =>
        _api.GetAsync($"{Root}/conversations/{conversationId}", ClientJson.Default.Conversation, cancellationToken);

    /// <summary>Sends a message; returns when it is committed. <see cref="Realtime.ChatConnection.SendAsync"/> also retries.</summary>
    /// <param name="conversationId">Where.</param>
    /// <param name="body">1–16,384 bytes of UTF-8 with something visible in it.</param>
    /// <param name="clientMessageId">Repeat a send with its id to get the first result; a new id by default.</param>
    /// <param name="cancellationToken">Abandons the call; the message may still be sent.</param>
    /// <exception cref="PlatformException"><c>invalid_request</c> with the field <c>body</c>.</exception>
    public Task<Message> SendMessageAsync(
        Guid conversationId, string body, Guid? clientMessageId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(
                HttpMethod.Post,
                $"{Root}/conversations/{conversationId}/messages",
                new SendMessageRequest(clientMessageId ?? Guid.CreateVersion7(), body),
                ClientJson.Default.SendMessageRequest),
            ClientJson.Default.Message,
            cancellationToken);

    /// <summary>The newest messages, or those right before or right after a seq (exclusive; give at most one of the two).</summary>
    /// <param name="conversationId">Where.</param>
    /// <param name="before">The newest ones with a smaller seq.</param>
    /// <param name="after">The oldest ones with a greater seq.</param>
    /// <param name="limit">1–200, 50 by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public Task<HistoryPage> GetHistoryAsync(
        Guid conversationId, long? before = null, long? after = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new Query($"{Root}/conversations/{conversationId}/messages")
                .With("before", before).With("after", after).With("limit", limit).ToString(),
            ClientJson.Default.HistoryPage,
            cancellationToken);

    /// <summary>Tells that a device has the messages up to <paramref name="seq"/>. Never goes back.</summary>
    public Task MarkDeliveredAsync(Guid conversationId, long seq, CancellationToken cancellationToken = default) =>
        MarkAsync(conversationId, "delivered", seq, cancellationToken);

    /// <summary>Tells that the person has seen the messages up to <paramref name="seq"/>. Never goes back.</summary>
    public Task MarkReadAsync(Guid conversationId, long seq, CancellationToken cancellationToken = default) =>
        MarkAsync(conversationId, "read", seq, cancellationToken);

    /// <summary>What happened since the given positions.</summary>
    /// <param name="known">The last seq one has, by conversation; at most 500.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public Task<SyncResult> SyncAsync(IReadOnlyDictionary<Guid, long> known, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(HttpMethod.Post, Root + "/sync", new SyncRequest(known), ClientJson.Default.SyncRequest),
            ClientJson.Default.SyncResult,
            cancellationToken);

    private Task MarkAsync(Guid conversationId, string what, long seq, CancellationToken cancellationToken) =>
        _api.RunAsync(
            RestRequest.Json(
                HttpMethod.Post, $"{Root}/conversations/{conversationId}/{what}", new SeqRequest(seq), ClientJson.Default.SeqRequest),
            cancellationToken);
}

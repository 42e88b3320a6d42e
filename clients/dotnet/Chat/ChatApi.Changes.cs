using Platform.Client.Http;

namespace Platform.Client.Chat;

/// <content>What happens to messages after they were sent. Each call may be repeated: the same action twice is one.</content>
public sealed partial class ChatApi
{
    /// <summary>Sends a message that quotes another one of the conversation.</summary>
    /// <exception cref="PlatformException"><c>invalid_request</c> with the field <c>replyToSeq</c>.</exception>
    public Task<Message> ReplyAsync(
        Guid conversationId, string body, long replyToSeq, Guid? clientMessageId = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(
                HttpMethod.Post,
                $"{Root}/conversations/{conversationId}/messages",
                new ReplyRequest(clientMessageId ?? Guid.CreateVersion7(), body, replyToSeq),
                ClientJson.Default.ReplyRequest),
            ClientJson.Default.Message,
            cancellationToken);

    /// <summary>Changes the text of one's own message.</summary>
    /// <param name="conversationId">Where it stands.</param>
    /// <param name="seq">Its place.</param>
    /// <param name="body">1–16,384 bytes of UTF-8 with something visible in it.</param>
    /// <param name="edits">How many edits one has seen: an edit in between answers 409 <c>edited_meanwhile</c>. Null: the last one wins.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="PlatformException">403 <c>not_the_author</c>; 409 <c>message_deleted</c>, <c>edited_meanwhile</c>.</exception>
    public Task<Message> EditAsync(Guid conversationId, long seq, string body, int? edits = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(HttpMethod.Patch, At(conversationId, seq), new EditRequest(body, edits), ClientJson.Default.EditRequest),
            ClientJson.Default.Message,
            cancellationToken);

    /// <summary>Deletes a message for all; it keeps its seq.</summary>
    /// <exception cref="PlatformException">403 <c>not_the_author</c>.</exception>
    public Task<Message> DeleteAsync(Guid conversationId, long seq, CancellationToken cancellationToken = default) =>
        ChangeAsync(HttpMethod.Delete, At(conversationId, seq), cancellationToken);

    /// <summary>Puts the caller's emoji on a message.</summary>
    public Task<Message> ReactAsync(Guid conversationId, long seq, string emoji, CancellationToken cancellationToken = default) =>
        ChangeAsync(HttpMethod.Put, $"{At(conversationId, seq)}/reactions/{Uri.EscapeDataString(emoji)}", cancellationToken);

    /// <summary>Takes it away.</summary>
    public Task<Message> UnreactAsync(Guid conversationId, long seq, string emoji, CancellationToken cancellationToken = default) =>
        ChangeAsync(HttpMethod.Delete, $"{At(conversationId, seq)}/reactions/{Uri.EscapeDataString(emoji)}", cancellationToken);

    /// <summary>Pins a message for everybody in the conversation.</summary>
    public Task<Message> PinAsync(Guid conversationId, long seq, CancellationToken cancellationToken = default) =>
        ChangeAsync(HttpMethod.Put, At(conversationId, seq) + "/pin", cancellationToken);

    /// <summary>Takes the pin away.</summary>
    public Task<Message> UnpinAsync(Guid conversationId, long seq, CancellationToken cancellationToken = default) =>
        ChangeAsync(HttpMethod.Delete, At(conversationId, seq) + "/pin", cancellationToken);

    /// <summary>The pinned messages, the one that was pinned last first.</summary>
    public async Task<IReadOnlyList<Message>> GetPinsAsync(Guid conversationId, CancellationToken cancellationToken = default) =>
        (await _api.GetAsync($"{Root}/conversations/{conversationId}/pins", ClientJson.Default.MessageList, cancellationToken)).Items;

    /// <summary>What a message said, the oldest first; the last is what it says now.</summary>
    public async Task<IReadOnlyList<MessageVersion>> GetVersionsAsync(Guid conversationId, long seq, CancellationToken cancellationToken = default) =>
        (await _api.GetAsync(At(conversationId, seq) + "/versions", ClientJson.Default.VersionList, cancellationToken)).Items;

    /// <summary>Repeats messages of a conversation in another one, in the order in which they stood; 100 at most.</summary>
    public async Task<IReadOnlyList<Message>> ForwardAsync(
        Guid conversationId, Guid fromConversationId, IReadOnlyList<long> seqs, CancellationToken cancellationToken = default) =>
        (await _api.SendAsync(
            RestRequest.Json(
                HttpMethod.Post,
                $"{Root}/conversations/{conversationId}/forwards",
                new ForwardRequest(fromConversationId, [.. seqs.Select(seq => new ForwardedMessage(seq, Guid.CreateVersion7()))]),
                ClientJson.Default.ForwardRequest),
            ClientJson.Default.MessageList,
            cancellationToken)).Items;

    /// <summary>The messages that changed after a revision, 0 to begin with.</summary>
    /// <param name="conversationId">Where.</param>
    /// <param name="after">The revision that one has.</param>
    /// <param name="limit">1–200, 100 by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public Task<ChangePage> GetChangesAsync(Guid conversationId, long after, int? limit = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new Query($"{Root}/conversations/{conversationId}/changes").With("after", after).With("limit", limit).ToString(),
            ClientJson.Default.ChangePage,
            cancellationToken);

    private Task<Message> ChangeAsync(HttpMethod method, string path, CancellationToken cancellationToken) =>
        _api.SendAsync(new RestRequest(method, path), ClientJson.Default.Message, cancellationToken);

    private static string At(Guid conversationId, long seq) => $"{Root}/conversations/{conversationId}/messages/{seq}";
}

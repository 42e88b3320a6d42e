using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Platform.Chat.Messages;
using Platform.Chat.Presence;
using Platform.Chat.Receipts;
using Platform.Chat.Sync;
using Platform.Chat.Typing;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Realtime;

/// <summary>The realtime interface, <c>/hubs/chat</c>: JSON protocol over WebSockets.</summary>
[Authorize]
public sealed partial class ChatHub(
    SendMessage send, ReceiptWriter receipts, SyncConversations sync, Memberships memberships, ReadSight sight,
    PresenceWatches watches, ConnectionReports reports, TypingNotices typing, ConversationConnections connections, EndedSessions endedSessions, AccessTokens accessTokens) : Hub
{
    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        if (!connections.TryGet(Context.ConnectionId, out var connection)) return;
        await sight.LookAsync(connection, Context.ConnectionAborted);
        await memberships.SubscribeAsync(connection, Context.ConnectionAborted);
        ReportOpened();
        // Had the session ended while the connection was opening, nobody else would close it.
        if (endedSessions.Contains(Caller.SessionId)) Context.Abort();
    }

    /// <summary>Sends a message; returns it as committed.</summary>
    public async Task<Message> SendMessage(Guid conversationId, Guid clientMessageId, string? body)
    {
        var appended = await send.HandleAsync(Caller, conversationId, clientMessageId, body, CancellationToken.None);
        Connection.StopTyping();
        if (appended.IsNew) reports.Wrote(Caller, Connection.Client);
        return appended.Message;
    }

    /// <summary>Sends a message that quotes another one of the conversation.</summary>
    public async Task<Message> SendReply(Guid conversationId, Guid clientMessageId, string? body, long replyToSeq)
    {
        var appended = await send.ReplyAsync(Caller, conversationId, clientMessageId, body, replyToSeq, CancellationToken.None);
        Connection.StopTyping();
        if (appended.IsNew) reports.Wrote(Caller, Connection.Client);
        return appended.Message;
    }

    /// <summary>A device of mine has the messages up to this seq.</summary>
    public void Delivered(Guid conversationId, long seq) =>
        _ = receipts.MarkAsync(Caller.TenantId, new Receipt(conversationId, Caller.UserId, seq, 0));

    /// <summary>I have seen the messages up to this seq.</summary>
    public void Read(Guid conversationId, long seq) =>
        _ = receipts.MarkAsync(Caller.TenantId, new Receipt(conversationId, Caller.UserId, seq, seq));

    /// <summary>What I missed, given how far I have each conversation.</summary>
    public Task<SyncResult> Sync(IReadOnlyDictionary<Guid, long>? known) => sync.HandleAsync(Caller, known, Context.ConnectionAborted);

    /// <summary>Keeps the connection beyond the expiry of its token, with a newer token of the same session.</summary>
    public async Task Renew(string accessToken)
    {
        var renewed = await accessTokens.ValidateAsync(accessToken, Context.ConnectionAborted);
        if (renewed is null || renewed.SessionId != Caller.SessionId)
            throw Problem.Unauthenticated("unauthenticated", "The token is not a valid one of this session.");
        Connection.ExpiresAt = renewed.ExpiresAt;
    }

    private ChatConnection Connection => Context.Features.GetRequiredFeature<ChatConnection>();

    private CallerIdentity Caller => Connection.Caller;
}

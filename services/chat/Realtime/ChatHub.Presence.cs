using Microsoft.AspNetCore.SignalR;
using Platform.Hosting.Clients;

namespace Platform.Chat.Realtime;

/// <content>Who is there, and who types.</content>
public sealed partial class ChatHub
{
    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        reports.Closed(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>Nobody has used this device for a while, or somebody does again.</summary>
    public void SetIdle(bool isIdle) => reports.Used(Context.ConnectionId, isIdle);

    /// <summary>The people on this screen, up to 200: their changes arrive as <c>presenceChanged</c>. Replaces those before.</summary>
    public Task WatchPresence(IReadOnlyList<Guid>? userIds) =>
        connections.TryGet(Context.ConnectionId, out var connection) ? watches.WatchAsync(connection, userIds) : Task.CompletedTask;

    /// <summary>I am typing; said again every few seconds while I am.</summary>
    public Task Typing(Guid conversationId) =>
        connections.TryGet(Context.ConnectionId, out var connection)
            ? typing.HandleAsync(connection, conversationId, Context.ConnectionAborted)
            : Task.CompletedTask;

    private void ReportOpened()
    {
        if (Context.GetHttpContext() is { } request) Connection.Client = CallingClient.Of(request.Request);
        reports.Opened(Context.ConnectionId, Caller);
    }
}

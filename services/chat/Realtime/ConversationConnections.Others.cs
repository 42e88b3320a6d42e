using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Platform.Chat.Realtime;

/// <content>Events that go to everybody but the devices of the user who caused them.</content>
public sealed partial class ConversationConnections
{
    private const byte EventForOthersFrame = 2;
    private const int UserIdLength = 16;

    /// <summary>Sends an event to everybody who listens, here and on other nodes, but not to the connections of one user.</summary>
    public void SendToOthers(string audience, Guid userId, string method, params object?[] arguments)
    {
        var bytes = _protocol.GetMessageBytes(new InvocationMessage(method, arguments));
        DeliverToOthers(audience, userId, bytes);
        _backplane.Publish(audience, Frame(EventForOthersFrame, [.. userId.ToByteArray(), .. bytes.Span]));
    }

    /// <summary>True when a connection listens to an audience.</summary>
    public bool Listens(HubConnectionContext connection, string audience)
    {
        lock (_gate) return ChatConnection.Of(connection).Audiences.Contains(audience);
    }

    private void OnFrameForOthers(string audience, ReadOnlyMemory<byte> content)
    {
        if (content.Length > UserIdLength) DeliverToOthers(audience, new Guid(content.Span[..UserIdLength]), content[UserIdLength..]);
    }

    private void DeliverToOthers(string audience, Guid userId, ReadOnlyMemory<byte> bytes) =>
        WriteAll(Listening(audience).Where(connection => ChatConnection.Of(connection).Caller.UserId != userId), bytes);
}

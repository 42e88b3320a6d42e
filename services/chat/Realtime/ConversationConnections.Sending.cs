using System.Buffers;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Platform.Chat.Realtime;

/// <content>Events on their way to the connections here and to the other nodes.</content>
public sealed partial class ConversationConnections
{
    private const byte EventFrame = 0;
    private const byte ControlFrame = 1;

    /// <summary>Sends an event to everybody who listens, here and on other nodes.</summary>
    public void Send(string audience, string method, params object?[] arguments)
    {
        var bytes = _protocol.GetMessageBytes(new InvocationMessage(method, arguments));
        Deliver(audience, bytes);
        _backplane.Publish(audience, Frame(EventFrame, bytes.Span));
    }

    /// <summary>Sends an event for each argument, in order: one write to each connection and one frame for the other nodes.</summary>
    public void SendEach(string audience, string method, IEnumerable<object> arguments)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var argument in arguments) _protocol.WriteMessage(new InvocationMessage(method, [argument]), bytes);
        Deliver(audience, bytes.WrittenMemory);
        _backplane.Publish(audience, Frame(EventFrame, bytes.WrittenSpan));
    }

    /// <summary>Sends an event to one connection of this node.</summary>
    public void SendTo(HubConnectionContext connection, string method, params object?[] arguments) => SendHere([connection], method, arguments);

    /// <summary>Tells the other nodes something about an audience.</summary>
    internal void SendControl(string audience, ReadOnlySpan<byte> content) => _backplane.Publish(audience, Frame(ControlFrame, content));

    private void OnFrame(string audience, ReadOnlyMemory<byte> frame)
    {
        if (frame.Length == 0) return;
        if (frame.Span[0] == EventFrame) Deliver(audience, frame[1..]);
        else if (frame.Span[0] == EventForOthersFrame) OnFrameForOthers(audience, frame[1..]);
        else if (frame.Span[0] == TwoFormsFrame) OnFrameOfTwoForms(audience, frame[1..]);
        else ControlReceived?.Invoke(audience, frame[1..]);
    }

    private static byte[] Frame(byte kind, ReadOnlySpan<byte> content)
    {
        var frame = new byte[content.Length + 1];
        frame[0] = kind;
        content.CopyTo(frame.AsSpan(1));
        return frame;
    }

    private void Deliver(string audience, ReadOnlyMemory<byte> bytes)
    {
        var listening = Listening(audience);
        if (listening.Count > 0) WriteAll(listening, bytes);
    }

    private void SendHere(IEnumerable<HubConnectionContext> connections, string method, params object?[] arguments) =>
        WriteAll(connections, _protocol.GetMessageBytes(new InvocationMessage(method, arguments)));

    private void WriteAll(IEnumerable<HubConnectionContext> connections, ReadOnlyMemory<byte> bytes)
    {
        var message = new SerializedHubMessage([new SerializedMessage(_protocol.Name, bytes)]);
        foreach (var connection in connections) Write(connection, message);
    }

    // Never waits. A receiver that does not take its events is cut off; it synchronizes when it returns.
    private static void Write(HubConnectionContext connection, SerializedHubMessage message)
    {
        var writing = connection.WriteAsync(message);
        if (writing.IsCompletedSuccessfully) return;

        var state = ChatConnection.Of(connection);
        if (!state.TryQueue()) connection.Abort();
        _ = DequeueAsync(writing, state);
    }

    private static async Task DequeueAsync(ValueTask writing, ChatConnection state)
    {
        try
        {
            await writing;
        }
        finally
        {
            state.Dequeue();
        }
    }
}

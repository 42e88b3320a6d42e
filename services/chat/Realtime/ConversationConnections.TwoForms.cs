using System.Buffers.Binary;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Platform.Chat.Realtime;

/// <content>Events of which not everybody in an audience may see the same: most get one form, a few another, or nothing.</content>
public sealed partial class ConversationConnections
{
    private const byte TwoFormsFrame = 3;

    /// <summary>Sends an event here and to other nodes. The <paramref name="few"/> get the other form; null: they hear nothing.</summary>
    public void SendInTwoForms(string audience, string method, object form, Few few, object? formForFew)
    {
        var bytes = _protocol.GetMessageBytes(new InvocationMessage(method, [form]));
        var bytesForFew = formForFew is null ? default : _protocol.GetMessageBytes(new InvocationMessage(method, [formForFew]));
        Deliver(audience, bytes, few, bytesForFew);

        var named = few.ToBytes();
        var content = new byte[2 * sizeof(int) + named.Length + bytes.Length + bytesForFew.Length];
        BinaryPrimitives.WriteInt32LittleEndian(content, named.Length);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(sizeof(int)), bytes.Length);
        var rest = content.AsMemory(2 * sizeof(int));
        named.CopyTo(rest);
        bytes.CopyTo(rest[named.Length..]);
        bytesForFew.CopyTo(rest[(named.Length + bytes.Length)..]);
        _backplane.Publish(audience, Frame(TwoFormsFrame, content));
    }

    private void OnFrameOfTwoForms(string audience, ReadOnlyMemory<byte> content)
    {
        if (content.Length < 2 * sizeof(int)) return;
        var named = BinaryPrimitives.ReadInt32LittleEndian(content.Span);
        var length = BinaryPrimitives.ReadInt32LittleEndian(content.Span[sizeof(int)..]);
        var rest = content[(2 * sizeof(int))..];
        if (named < 0 || length < 0 || (long)named + length > rest.Length) return;
        Deliver(audience, rest.Slice(named, length), Few.From(rest.Span[..named]), rest[(named + length)..]);
    }

    private void Deliver(string audience, ReadOnlyMemory<byte> bytes, Few few, ReadOnlyMemory<byte> bytesForFew)
    {
        var listening = Listening(audience);
        if (listening.Count == 0) return;
        var message = new SerializedHubMessage([new SerializedMessage(_protocol.Name, bytes)]);
        var forFew = bytesForFew.IsEmpty ? null : new SerializedHubMessage([new SerializedMessage(_protocol.Name, bytesForFew)]);
        foreach (var connection in listening)
        {
            if (!few.Contains(ChatConnection.Of(connection))) Write(connection, message);
            else if (forFew is not null) Write(connection, forFew);
        }
    }
}

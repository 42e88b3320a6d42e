using System.Net.Sockets;

namespace Platform.Benchmarks.Driver;

/// <summary>What a connection tells, on the one thread that reads all sockets: must be quick and must not block.</summary>
internal interface IHubListener
{
    void OnMessage(LeanConnection connection, ReadOnlySpan<byte> message);

    void OnClosed(LeanConnection connection, string reason);
}

/// <summary>
/// A hub connection that costs next to nothing, so that the driver leaves the machine to the server: prepared frames out, raw bytes in.
/// </summary>
internal sealed class LeanConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly IHubListener _listener;
    private byte[] _buffer = new byte[4 * 1024];
    private byte[] _partial = [];
    private int _partialLength;
    private volatile bool _isDropped;

    private LeanConnection(Socket socket, int number, Guid conversationId, IHubListener listener) =>
        (_socket, Number, ConversationId, _listener) = (socket, number, conversationId, listener);

    /// <summary>Its place among the connections of the run.</summary>
    public int Number { get; }

    /// <summary>The conversation that it is there for.</summary>
    public Guid ConversationId { get; }

    /// <summary>Seq of the last message that arrived.</summary>
    public long LastSeq { get; set; }

    /// <summary>Completes when the receive loop has ended.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Connects, upgrades and shakes hands.</summary>
    public static async Task<LeanConnection> OpenAsync(
        HubAddress address, string accessToken, int number, Guid conversationId, IHubListener listener, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var connection = new LeanConnection(socket, number, conversationId, listener);
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
            await socket.SendAsync(address.UpgradeRequest(accessToken), cancellationToken);
            var received = await connection.ReadUpgradeAsync(cancellationToken);
            await socket.SendAsync(HubFrames.Handshake, cancellationToken);
            connection.Running = connection.ReceiveAsync(await connection.ReadHandshakeAsync(received, cancellationToken));
            return connection;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Writes a frame; by one caller at a time.</summary>
    public void Send(ReadOnlySpan<byte> frame)
    {
        try
        {
            _socket.Send(frame);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The receive loop tells that the connection is gone.
        }
    }

    /// <summary>Goes away without a word, as a lost network does.</summary>
    public void Drop()
    {
        _isDropped = true;
        _socket.Close(timeout: 0);
    }

    public void Dispose() => Drop();

    private async Task<int> ReadUpgradeAsync(CancellationToken cancellationToken)
    {
        for (var length = 0; ;)
        {
            length += await ReadAsync(length, cancellationToken);
            var end = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end < 0)
                continue;
            if (!_buffer.AsSpan().StartsWith("HTTP/1.1 101"u8))
                throw new IOException("The server does not open the hub: " + HubMessages.Text(_buffer.AsSpan(0, Math.Min(length, 400))));
            _buffer.AsSpan(end + 4, length - end - 4).CopyTo(_buffer);
            return length - end - 4;
        }
    }

    /// <summary>Waits for the hub's "{}"; returns how many bytes came after it.</summary>
    private async Task<int> ReadHandshakeAsync(int length, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (WebSocketFrames.TryReadHead(_buffer.AsSpan(0, length), out _, out var head, out var payload) && length >= head + payload)
            {
                if (!_buffer.AsSpan(head, payload).StartsWith("{}"u8))
                    throw new IOException("The hub refuses the handshake: " + HubMessages.Text(_buffer.AsSpan(head, payload)));
                _buffer.AsSpan(head + payload, length - head - payload).CopyTo(_buffer);
                return length - head - payload;
            }

            length += await ReadAsync(length, cancellationToken);
        }
    }

    private async Task<int> ReadAsync(int at, CancellationToken cancellationToken)
    {
        var count = await _socket.ReceiveAsync(_buffer.AsMemory(at), cancellationToken);
        return count > 0 ? count : throw new IOException("The server closed the connection while it was opened.");
    }

    private async Task ReceiveAsync(int length)
    {
        var reason = "closed by the server";
        try
        {
            while (true)
            {
                var used = TakeFrames(_buffer.AsSpan(0, length));
                if (used < 0)
                    break;
                length -= used;
                _buffer.AsSpan(used, length).CopyTo(_buffer);
                if (length == _buffer.Length)
                    Array.Resize(ref _buffer, length * 2);
                var count = await _socket.ReceiveAsync(_buffer.AsMemory(length));
                if (count == 0)
                    break;
                length += count;
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            reason = exception.Message;
        }

        if (!_isDropped)
            _listener.OnClosed(this, reason);
    }

    /// <summary>Handles the whole frames at the beginning; returns how many bytes they were, -1 when the server closes.</summary>
    private int TakeFrames(ReadOnlySpan<byte> bytes)
    {
        var used = 0;
        while (WebSocketFrames.TryReadHead(bytes[used..], out var opcode, out var head, out var payload)
            && bytes.Length - used >= head + payload)
        {
            if (opcode == WebSocketFrames.Close)
                return -1;
            if (opcode < WebSocketFrames.Close)
                TakeText(bytes.Slice(used + head, payload));
            used += head + payload;
        }

        return used;
    }

    /// <summary>A frame may hold several hub messages, and a hub message may span frames.</summary>
    private void TakeText(ReadOnlySpan<byte> text)
    {
        for (var end = text.IndexOf(HubMessages.Separator); end >= 0; end = text.IndexOf(HubMessages.Separator))
        {
            if (_partialLength == 0)
            {
                _listener.OnMessage(this, text[..end]);
            }
            else
            {
                Keep(text[..end]);
                _listener.OnMessage(this, _partial.AsSpan(0, _partialLength));
                _partialLength = 0;
            }

            text = text[(end + 1)..];
        }

        if (text.Length > 0)
            Keep(text);
    }

    private void Keep(ReadOnlySpan<byte> text)
    {
        if (_partial.Length < _partialLength + text.Length)
            Array.Resize(ref _partial, Math.Max(_partialLength + text.Length, _partial.Length * 2));
        text.CopyTo(_partial.AsSpan(_partialLength));
        _partialLength += text.Length;
    }
}

using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Client.Realtime;

/// <summary>
/// A WebSocket as the duplex pipe that SignalR reads and writes. Both pipes hold no buffer while nothing travels: the receive loop
/// waits with an empty read and rents memory when there is something, so that thousands of idle connections stay cheap.
/// </summary>
internal sealed class WebSocketConnection : ConnectionContext
{
    // The peer's close frame is awaited this long.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private static readonly PipeOptions Options = new(
        pauseWriterThreshold: 64 * 1024, resumeWriterThreshold: 32 * 1024, useSynchronizationContext: false);

    private readonly WebSocket _socket;
    private readonly Pipe _incoming = new(Options);
    private readonly Pipe _outgoing = new(Options);
    private readonly CancellationTokenSource _aborted = new();
    private readonly Task _running;

    public WebSocketConnection(WebSocket socket)
    {
        _socket = socket;
        Transport = new DuplexPipe(_incoming.Reader, _outgoing.Writer);
        _running = RunAsync();
    }

    public override string ConnectionId { get; set; } = Guid.CreateVersion7().ToString();

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    public override void Abort(ConnectionAbortedException abortReason) => _aborted.Cancel();

    public override async ValueTask DisposeAsync()
    {
        await Transport.Output.CompleteAsync();
        await Transport.Input.CompleteAsync();
        await _running;
        _socket.Dispose();
        _aborted.Dispose();
    }

    private async Task RunAsync()
    {
        var receiving = ReceiveAsync();
        await SendAsync();
        _aborted.CancelAfter(CloseTimeout);
        await receiving;
    }

    private async Task ReceiveAsync()
    {
        Exception? error = null;
        try
        {
            while (true)
            {
                if ((await _socket.ReceiveAsync(Memory<byte>.Empty, _aborted.Token)).MessageType == WebSocketMessageType.Close)
                    break;
                var received = await _socket.ReceiveAsync(_incoming.Writer.GetMemory(), _aborted.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                    break;
                _incoming.Writer.Advance(received.Count);
                if ((await _incoming.Writer.FlushAsync(_aborted.Token)).IsCompleted)
                    break;
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            error = new IOException("The realtime connection broke.", exception);
        }

        await _incoming.Writer.CompleteAsync(error);
        // Nothing more can be sent to a peer that is gone: ends the send loop.
        _outgoing.Reader.CancelPendingRead();
    }

    private async Task SendAsync()
    {
        try
        {
            while (true)
            {
                var read = await _outgoing.Reader.ReadAsync(CancellationToken.None);
                if (read.IsCanceled || (read.IsCompleted && read.Buffer.IsEmpty))
                    break;
                await SendAsync(read.Buffer);
                _outgoing.Reader.AdvanceTo(read.Buffer.End);
            }

            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", _aborted.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // The receive loop reports the broken connection.
            await _aborted.CancelAsync();
        }

        await _outgoing.Reader.CompleteAsync();
    }

    /// <summary>One WebSocket message for all segments, since a segment may end in the middle of a UTF-8 character.</summary>
    private async ValueTask SendAsync(ReadOnlySequence<byte> buffer)
    {
        var position = buffer.Start;
        buffer.TryGet(ref position, out var segment);
        while (buffer.TryGet(ref position, out var next))
        {
            await _socket.SendAsync(segment, WebSocketMessageType.Text, endOfMessage: false, _aborted.Token);
            segment = next;
        }

        await _socket.SendAsync(segment, WebSocketMessageType.Text, endOfMessage: true, _aborted.Token);
    }

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Platform.Testing;

/// <summary>
/// A bare client of a hub: what SignalR's JSON protocol says on the wire, and nothing that repairs or hides anything.
/// </summary>
public sealed class TestHub : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1E;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly Channel<(string Name, JsonElement Argument)> _events = Channel.CreateUnbounded<(string, JsonElement)>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _lastCall;

    private TestHub()
    {
    }

    /// <summary>Completes when the server has closed the connection or cut it.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Opens the hub and shakes hands.</summary>
    /// <param name="service">Base address of the service or the gateway.</param>
    /// <param name="token">Sent in the header when given.</param>
    /// <param name="query">For instance <c>?ticket=…</c>.</param>
    /// <param name="origin">Sent as a browser does when given.</param>
    /// <exception cref="WebSocketException">The server refused; the message has the status.</exception>
    public static async Task<TestHub> OpenAsync(Uri service, string? token = null, string query = "", string? origin = null)
    {
        var hub = new TestHub();
        if (token is not null) hub._socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        if (origin is not null) hub._socket.Options.SetRequestHeader("Origin", origin);
        await hub._socket.ConnectAsync(new UriBuilder(service) { Scheme = "ws", Path = "/hubs/chat", Query = query }.Uri, CancellationToken.None);
        await hub.SendRawAsync("""{"protocol":"json","version":1}"""u8.ToArray());
        var handshake = new TaskCompletionSource();
        _ = hub.ReceiveAsync(handshake);
        await handshake.Task;
        _ = hub.PingAsync();
        return hub;
    }

    /// <summary>Calls a method and returns its result.</summary>
    /// <exception cref="TestHubException">The server answered with an error, or the connection closed.</exception>
    /// <exception cref="TimeoutException">Half a minute brought no answer.</exception>
    public async Task<JsonElement> InvokeAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _lastCall).ToString();
        var call = _calls[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendRawAsync(JsonSerializer.SerializeToUtf8Bytes(new { type = 1, invocationId = id, target = method, arguments }, Json));
        // A call that was noted after the connection had closed would wait for ever: nobody is left to fail it.
        await Task.WhenAny(call.Task, Closed).WaitAsync(Patience);
        return call.Task.IsCompleted ? await call.Task : throw new TestHubException("The connection was closed.");
    }

    /// <summary>The next event of this name; others before it are dropped.</summary>
    public async Task<JsonElement> NextAsync(string name)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var (received, argument) in _events.Reader.ReadAllAsync(patience.Token))
            if (received == name) return argument;
        throw new InvalidOperationException($"The connection closed before '{name}' arrived.");
    }

    /// <summary>Every event that has arrived so far.</summary>
    public IReadOnlyList<(string Name, JsonElement Argument)> Drain()
    {
        var events = new List<(string, JsonElement)>();
        while (_events.Reader.TryRead(out var received)) events.Add(received);
        return events;
    }

    /// <summary>Sends a frame as it is.</summary>
    public async Task SendRawAsync(byte[] message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync((byte[])[.. message, RecordSeparator], WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }

    // A server closes a connection that it has not heard of for half a minute.
    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        while (await timer.WaitForNextTickAsync() && !Closed.IsCompleted) await SendRawAsync("""{"type":6}"""u8.ToArray());
    }

    private async Task ReceiveAsync(TaskCompletionSource handshake)
    {
        var pending = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(pending.GetMemory(16 * 1024), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close) break;
                pending.Advance(received.Count);
                var rest = Take(pending.WrittenMemory, handshake).ToArray();
                pending.ResetWrittenCount();
                pending.Write(rest);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut: told through Closed below, like an orderly close.
        }

        handshake.TrySetException(new TestHubException("The server closed the connection during the handshake."));
        foreach (var call in _calls.Values) call.TrySetException(new TestHubException("The connection was closed."));
        _events.Writer.TryComplete();
        _closed.TrySetResult();
    }

    private ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> bytes, TaskCompletionSource handshake)
    {
        for (var end = bytes.Span.IndexOf(RecordSeparator); end >= 0; end = bytes.Span.IndexOf(RecordSeparator))
        {
            using var document = JsonDocument.Parse(bytes[..end]);
            if (!handshake.TrySetResult()) Handle(document.RootElement.Clone());
            bytes = bytes[(end + 1)..];
        }

        return bytes;
    }

    private void Handle(JsonElement message)
    {
        switch (message.GetProperty("type").GetInt32())
        {
            case 1:
                var arguments = message.GetProperty("arguments");
                _events.Writer.TryWrite((message.GetProperty("target").GetString()!, arguments.GetArrayLength() > 0 ? arguments[0] : default));
                break;
            case 3:
                var call = _calls[message.GetProperty("invocationId").GetString()!];
                if (message.TryGetProperty("error", out var error)) call.TrySetException(new TestHubException(error.GetString()!));
                else call.TrySetResult(message.TryGetProperty("result", out var result) ? result : default);
                break;
        }
    }
}

/// <summary>The hub answered a call with an error, or is gone.</summary>
public sealed class TestHubException(string message) : Exception(message)
{
    /// <summary>The stable code of the problem; null when it is not a named one.</summary>
    public string? Code => Message.IndexOf('{') is >= 0 and var start
        ? JsonDocument.Parse(Message[start..]).RootElement.GetProperty("code").GetString()
        : null;
}

using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Platform.Client.Chat;
using Platform.Client.Sessions;

namespace Platform.Client.Realtime;

/// <summary>
/// The realtime side of a signed-in person: messages as they are posted, each once and in order within its conversation, whatever the
/// network does; sends that survive reconnects. Reconnects by itself until it is disposed or the session ends. Safe for concurrent use.
/// </summary>
public sealed partial class ChatConnection : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _live = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly LinkSource _links = new();
    private readonly Channel<Message> _messages;
    private readonly ChatConnectionOptions _options;
    private readonly Session _session;
    private readonly SendQueue _sends;
    private readonly ReadMarks _reads;
    private readonly DeliveredAcknowledgements _acknowledgements;
    private readonly GapRepair _repair;
    private readonly ConnectionLoop _loop;
    private Task? _running;

    internal ChatConnection(
        PlatformClientOptions client, ChatConnectionOptions options, Session session, ChatApi chat, HttpMessageInvoker sockets)
    {
        _options = options;
        _session = session;
        _messages = Channel.CreateBounded<Message>(options.MaxBufferedMessages);
        var budget = new CallBudget(options.CallsPerSecond, options.CallBurst, client.Time);
        _sends = new SendQueue(_links, chat, budget, options, client.Time, _stopping.Token);
        _reads = new ReadMarks(_links, budget, options, client.Time);
        _acknowledgements = new DeliveredAcknowledgements(_links, budget, options, client.Time);
        var feed = new MessageFeed(_messages.Writer);
        _repair = new GapRepair(chat, feed, _messages.Writer, options, client.Time, _stopping.Token);
        var catchup = new Catchup(chat, feed, _repair, conversation => ConversationChanged?.Invoke(conversation));

        HubEvents events = null!;
        var endPoint = WebSocketConnectionFactory.EndPoint(client.Address, "/hubs/chat");
        var factory = new WebSocketConnectionFactory(sockets, session.GetAccessTokenAsync, client.UserAgent);
        _loop = new ConnectionLoop(
            client,
            options,
            session,
            catchup,
            _links,
            () => new HubLink(factory, endPoint, events, client.Loggers),
            ChangeState,
            () => Synchronized?.Invoke());
        events = new HubEvents(
            catchup.Take,
            message => MessageChanged?.Invoke(message),
            receipt => ReceiptChanged?.Invoke(receipt),
            conversation => catchup.Take(conversation),
            notification => Notified?.Invoke(notification),
            _loop.RequestSync,
            session.End);
    }

    /// <summary>Where the connection stands.</summary>
    public ChatConnectionState State { get; private set; }

    /// <summary>Connects; completes when messages flow. Goes on trying while the server cannot be reached, until cancelled.</summary>
    /// <exception cref="PlatformException"><c>session_ended</c>: nobody is signed in, or not any more.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
            _running ??= RunAsync();
        }

        return _live.Task.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// The messages of all conversations, also one's own, as they are posted: each once, within a conversation in order of seq.
    /// Whoever stops reading and starts again goes on where the reading stopped; several readers share the messages.
    /// </summary>
    /// <exception cref="PlatformException"><c>session_ended</c>.</exception>
    public async IAsyncEnumerable<Message> ReadMessagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var message in _messages.Reader.ReadAllAsync(cancellationToken))
        {
            if (_options.AcknowledgeDelivery && message.AuthorId != _session.User?.Id)
                _acknowledgements.Note(message);
            yield return message;
        }
    }

    /// <summary>
    /// Sends a message; completes when it is committed. Waits while there is no connection, and repeats across reconnects without
    /// sending twice; messages of one conversation go out in the order of these calls.
    /// </summary>
    /// <param name="conversationId">Where.</param>
    /// <param name="body">1–16,384 bytes of UTF-8 with something visible in it.</param>
    /// <param name="clientMessageId">To repeat a send of an earlier process; a new id by default.</param>
    /// <param name="cancellationToken">Gives up; the message may have been sent.</param>
    /// <exception cref="PlatformException">The server refused (<c>invalid_request</c>, 404 …), or <c>queue_full</c>.</exception>
    public Task<Message> SendAsync(
        Guid conversationId, string body, Guid? clientMessageId = null, CancellationToken cancellationToken = default) =>
        _sends.SendAsync(conversationId, clientMessageId ?? Guid.CreateVersion7(), body, cancellationToken);

    /// <summary>Tells that the person has seen the messages up to <paramref name="seq"/>; repeats across reconnects.</summary>
    public Task MarkReadAsync(Guid conversationId, long seq, CancellationToken cancellationToken = default) =>
        _reads.MarkAsync(conversationId, seq, cancellationToken);

    /// <summary>Closes the connection. Sends that were not acknowledged fail with <c>unreachable</c>; the session goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        Task? running;
        lock (_lock)
            running = _running;
        Stop(ChatConnectionState.Stopped, reason: null);
        if (running is not null)
            await running;
        await _repair.WhenIdleAsync();
    }

    private async Task RunAsync()
    {
        _session.Ended += OnSessionEnded;
        var acknowledging = _acknowledgements.RunAsync(_stopping.Token);
        ChangeState(ChatConnectionState.Connecting);
        try
        {
            await _loop.RunAsync(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Disposed, or the session has ended.
        }
        catch (PlatformException)
        {
            OnSessionEnded();
        }

        _session.Ended -= OnSessionEnded;
        await acknowledging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void OnSessionEnded() =>
        Stop(ChatConnectionState.Ended, new PlatformException(PlatformErrorCodes.SessionEnded, "The session has ended."));

    private void Stop(ChatConnectionState state, PlatformException? reason)
    {
        ChangeState(state);
        _messages.Writer.TryComplete(reason);
        reason ??= new PlatformException(PlatformErrorCodes.Unreachable, "The connection was closed.");
        _links.Fail(reason);
        _live.TrySetException(reason);
        // Nobody may be waiting.
        _ = _live.Task.Exception;
        _stopping.Cancel();
    }

    private void ChangeState(ChatConnectionState state)
    {
        lock (_lock)
        {
            // What has ended stays so.
            if (State == state || State is ChatConnectionState.Ended or ChatConnectionState.Stopped)
                return;
            State = state;
        }

        if (state == ChatConnectionState.Live)
            _live.TrySetResult();
        StateChanged?.Invoke(state);
    }
}

using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Client.Chat;
using Platform.Client.Http;

namespace Platform.Client.Realtime;

/// <summary>One connection to the hub from its start to its end, typed. It never reconnects: the next one is another link.</summary>
internal sealed class HubLink : IAsyncDisposable
{
    private static readonly JsonHubProtocol Protocol = new(Options.Create(new JsonHubProtocolOptions
    {
        PayloadSerializerOptions = new(ClientJson.Default.Options),
    }));

    private readonly HubConnection _connection;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HubLink(IConnectionFactory sockets, EndPoint endPoint, HubEvents events, ILoggerFactory loggers)
    {
        _connection = new HubConnection(sockets, Protocol, endPoint, NoServices.Instance, loggers);
        On<Message>("messagePosted", events.MessagePosted);
        On<Message>("messageChanged", events.MessageChanged);
        On<Receipt>("receiptChanged", events.ReceiptChanged);
        On<Conversation>("conversationChanged", events.ConversationChanged);
        On<Notification>("notification", events.Notified);
        _connection.On("syncRequired", [], _ => Run(events.SyncRequired));
        _connection.On("sessionEnded", [], _ => Run(events.SessionEnded));
        _connection.Closed += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Completes when the connection is over, for whatever reason.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Somebody found it broken: it is over even if the socket has not noticed.</summary>
    public void Abandon() => _closed.TrySetResult();

    public Task StartAsync(CancellationToken cancellationToken) => GuardAsync(() => _connection.StartAsync(cancellationToken), cancellationToken);

    public Task<Message> SendMessageAsync(Guid conversationId, Guid clientMessageId, string body, CancellationToken cancellationToken) =>
        InvokeAsync<Message>("SendMessage", [conversationId, clientMessageId, body], cancellationToken);

    public Task DeliveredAsync(Guid conversationId, long seq, CancellationToken cancellationToken) =>
        InvokeAsync("Delivered", [conversationId, seq], cancellationToken);

    public Task ReadAsync(Guid conversationId, long seq, CancellationToken cancellationToken) =>
        InvokeAsync("Read", [conversationId, seq], cancellationToken);

    public Task<SyncResult> SyncAsync(Dictionary<Guid, long> known, CancellationToken cancellationToken) =>
        InvokeAsync<SyncResult>("Sync", [known], cancellationToken);

    public Task RenewAsync(string accessToken, CancellationToken cancellationToken) => InvokeAsync("Renew", [accessToken], cancellationToken);

    public ValueTask DisposeAsync()
    {
        _closed.TrySetResult();
        return _connection.DisposeAsync();
    }

    private async Task<T> InvokeAsync<T>(string method, object?[] arguments, CancellationToken cancellationToken)
    {
        object? result = null;
        await GuardAsync(
            async () => result = await _connection.InvokeCoreAsync(method, typeof(T), arguments, cancellationToken), cancellationToken);
        return (T?)result ?? throw new PlatformException(PlatformErrorCodes.UnexpectedError, $"The hub answered {method} with null.");
    }

    private Task InvokeAsync(string method, object?[] arguments, CancellationToken cancellationToken) =>
        GuardAsync(() => _connection.InvokeCoreAsync(method, typeof(object), arguments, cancellationToken), cancellationToken);

    /// <summary>The hub's refusal, or a connection that breaks in any of the ways that SignalR and sockets have, as one exception.</summary>
    private static async Task GuardAsync(Func<Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await call();
        }
        catch (HubException exception)
        {
            throw HubProblem.ToException(exception);
        }
        catch (Exception exception) when (exception is not PlatformException && !cancellationToken.IsCancellationRequested)
        {
            throw new PlatformException(PlatformErrorCodes.Unreachable, "The realtime connection is broken: " + exception.Message, exception);
        }
    }

    private void On<T>(string name, Action<T> handler) =>
        _connection.On(name, [typeof(T)], arguments => Run(() => handler((T)arguments[0]!)));

    private static Task Run(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}

/// <summary>What the hub tells. Handlers run one after another, in the order of arrival, and do not block.</summary>
internal sealed record HubEvents(
    Action<Message> MessagePosted,
    Action<Message> MessageChanged,
    Action<Receipt> ReceiptChanged,
    Action<Conversation> ConversationChanged,
    Action<Notification> Notified,
    Action SyncRequired,
    Action SessionEnded);

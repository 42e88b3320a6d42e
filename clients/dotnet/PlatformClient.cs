using Platform.Client.Chat;
using Platform.Client.Directory;
using Platform.Client.Http;
using Platform.Client.Realtime;
using Platform.Client.Reminders;
using Platform.Client.Sessions;

namespace Platform.Client;

/// <summary>
/// One person's client: sign in through <see cref="Session"/>, then call <see cref="Directory"/>, <see cref="Chat"/> and
/// <see cref="Reminders"/>, or open a <see cref="ChatConnection"/>. Safe for concurrent use. Every call throws
/// <see cref="PlatformException"/> when the server refuses or cannot be reached, and <see cref="OperationCanceledException"/> only when
/// the caller cancelled.
/// </summary>
public sealed class PlatformClient : IDisposable
{
    private readonly PlatformClientOptions _options;
    private readonly HttpMessageInvoker _sockets;
    private readonly HttpClient _http;

    /// <summary>Nothing is sent until the first call.</summary>
    public PlatformClient(PlatformClientOptions options)
    {
        _options = options;
        var handler = options.Handler ?? RestTransport.CreateHandler();
        var ownsHandler = options.Handler is null;
        _sockets = new HttpMessageInvoker(handler, disposeHandler: false);
        _http = RestTransport.CreateHttpClient(options, handler, ownsHandler);
        var transport = new RestTransport(_http);
        Session = new Session(transport, options.Time);
        var api = new RestApi(transport, Session);
        Directory = new DirectoryApi(api);
        Administration = new DirectoryAdministration(api);
        Chat = new ChatApi(api);
        Reminders = new ReminderApi(api);
    }

    /// <summary>Who is signed in; sign-in, refresh, sign-out.</summary>
    public Session Session { get; }

    /// <summary>People, the organization tree, the own profile, sessions and password.</summary>
    public DirectoryApi Directory { get; }

    /// <summary>What administrators of a tenant do; 403 <c>forbidden</c> for others.</summary>
    public DirectoryAdministration Administration { get; }

    /// <summary>Conversations and messages over REST.</summary>
    public ChatApi Chat { get; }

    /// <summary>Reminders of messages.</summary>
    public ReminderApi Reminders { get; }

    /// <summary>A realtime connection of the signed-in person; connects on <see cref="ChatConnection.StartAsync"/>.</summary>
    public ChatConnection CreateChatConnection(ChatConnectionOptions? options = null) =>
        new(_options, options ?? new ChatConnectionOptions(), Session, Chat, _sockets);

    /// <summary>Closes the connections of REST. The session lives on at the server: <see cref="Session.SignOutAsync"/> ends it.</summary>
    public void Dispose()
    {
        Session.Dispose();
        _http.Dispose();
        _sockets.Dispose();
    }
}

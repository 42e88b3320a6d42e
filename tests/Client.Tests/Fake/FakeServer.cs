using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Platform.Client.Tests.Fake;

/// <summary>
/// The product as far as the client sees it, on a real loopback port with a real SignalR hub, so that tests can lose, repeat and
/// reorder what a network and a cluster would.
/// </summary>
public sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public FakeSessions Sessions { get; } = new();

    public FakeChat Chat { get; } = new();

    public FakeReminders Reminders { get; } = new();

    public FakeConnections Connections { get; } = new();

    /// <summary>Every request, as "METHOD path" without the query.</summary>
    public Log<string> Requests { get; } = new();

    /// <summary>Looks at each request first; a result of its own replaces the server's.</summary>
    public Func<HttpContext, IResult?> Intercept { get; set; } = _ => null;

    private IHubContext<FakeHub> Hub => _app.Services.GetRequiredService<IHubContext<FakeHub>>();

    public static async Task<FakeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        FakeServer server = null!;
        builder.Services.AddSingleton(_ => server);
        builder.Services.AddSignalR(hub => hub.MaximumReceiveMessageSize = 32 * 1024);
        var app = builder.Build();
        server = new FakeServer(app);
        app.Use(server.HandleAsync);
        app.MapSessions(server);
        app.MapChat(server);
        app.MapReminders(server);
        app.MapHub<FakeHub>("/hubs/chat");
        await app.StartAsync();
        return server;
    }

    /// <summary>Tells the hub's clients that a message was posted; as often, as late or as seldom as a test likes.</summary>
    public Task EmitAsync(FakeMessage message) => Hub.Clients.All.SendAsync("messagePosted", message);

    public Task EmitAsync(string name, params object[] arguments) => Hub.Clients.All.SendCoreAsync(name, arguments);

    public async Task PostAsync(Guid conversationId, int count)
    {
        for (var i = 0; i < count; i++)
            await EmitAsync(Chat.Post(conversationId));
    }

    public async ValueTask DisposeAsync()
    {
        Connections.CutAll();
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context, Func<Task> next)
    {
        Requests.Add($"{context.Request.Method} {context.Request.Path}");
        if (Intercept(context) is { } result)
            await result.ExecuteAsync(context);
        else if (!Sessions.IsAllowed(context.Request))
            await Answers.Problem(401, "token_expired").ExecuteAsync(context);
        else
            await next();
    }
}

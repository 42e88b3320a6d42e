using System.Net.WebSockets;

namespace Platform.Gateway.Tests;

/// <summary>A service behind the gateway that says what reached it.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private FakeService(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public int Requests => _requests;

    public bool IsReady { get; set; } = true;

    public static async Task<FakeService> StartAsync(string name, string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var service = new FakeService(app);
        app.UseWebSockets();
        app.MapGet("/health/live", () => "alive");
        app.MapGet("/health/ready", () => service.IsReady
            ? Results.Json(new { status = "healthy", checks = new { } })
            : Results.Json(new { status = "unhealthy", checks = new Dictionary<string, object> { [$"{name}-database"] = new { status = "unhealthy" } } }, statusCode: 503));
        app.Map("/hubs/{**rest}", EchoAsync);
        app.Map("/{**rest}", service.DescribeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // Long enough that compressing it is worth while.
    private async Task DescribeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var length = 0;
        var buffer = new byte[16 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is var read and > 0) length += read;
        await context.Response.WriteAsJsonAsync(new Reached(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Host.Value ?? "",
            context.Request.Headers["X-Forwarded-For"].ToString(),
            context.Request.Headers["X-Forwarded-Proto"].ToString(),
            length,
            new string('x', 2_000)));
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[1024];
        while (await socket.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: not WebSocketMessageType.Close } received)
            await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, context.RequestAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}

internal sealed record Reached(string Method, string Path, string Host, string ForwardedFor, string ForwardedProto, int BodyLength, string Padding);

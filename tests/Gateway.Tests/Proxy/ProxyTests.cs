using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Platform.Servers;
using Platform.Testing;

namespace Platform.Gateway.Tests.Proxy;

public sealed class ProxyTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task A_request_reaches_its_service_as_it_was_sent()
    {
        using var response = await gateway.SendAsync("/api/chat/v1/sync?a=%20b", method: HttpMethod.Post, content: new ByteArrayContent(new byte[100]));

        var reached = await response.Content.ReadFromJsonAsync<Reached>(TestContext.Current.CancellationToken);
        Assert.Equal(("POST", "/api/chat/v1/sync?a=%20b", 100), (reached!.Method, reached.Path, reached.BodyLength));
        Assert.Equal(gateway.Address.Authority, reached.Host);
    }

    [Fact]
    public async Task The_service_learns_the_callers_address_and_nobody_makes_one_up()
    {
        using var response = await gateway.SendAsync("/api/chat/v1/me", headers: ("X-Forwarded-For", "6.6.6.6"));

        var reached = await response.Content.ReadFromJsonAsync<Reached>(TestContext.Current.CancellationToken);
        Assert.Equal("127.0.0.1", reached!.ForwardedFor);
        Assert.Equal("http", reached.ForwardedProto);
    }

    [Fact]
    public async Task A_websocket_goes_through_in_both_directions()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(gateway.Address) { Scheme = "ws", Path = "/hubs/chat", Query = "ticket=t" }.Uri, cancellationToken);

        await socket.SendAsync(Encoding.UTF8.GetBytes("hello"), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

        var buffer = new byte[100];
        var received = await socket.ReceiveAsync(buffer, cancellationToken);
        Assert.Equal("hello", Encoding.UTF8.GetString(buffer, 0, received.Count));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_413_and_an_import_may_be_larger()
    {
        using var tooLarge = await gateway.SendAsync("/api/chat/v1/sync", method: HttpMethod.Post, content: new ByteArrayContent(new byte[Megabyte + 1]));
        using var import = await gateway.SendAsync(
            "/api/chat/v1/imports/t/conversations", method: HttpMethod.Post, content: new ByteArrayContent(new byte[2 * Megabyte]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        Assert.Equal("request_too_large", await GatewayUnderTest.CodeOfAsync(tooLarge));
        Assert.Equal(2 * Megabyte, (await import.Content.ReadFromJsonAsync<Reached>(TestContext.Current.CancellationToken))!.BodyLength);
    }

    [Fact]
    public async Task A_service_that_is_down_is_named_while_others_work()
    {
        await using var alone = await GatewayUnderTest.StartAsync(("Gateway:Services:chat", $"http://127.0.0.1:{LoopbackPort.Free()}"));

        using var chat = await alone.SendAsync("/api/chat/v1/conversations");
        using var directory = await alone.SendAsync("/api/directory/v1/jwks");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, chat.StatusCode);
        var problem = await GatewayUnderTest.ProblemOfAsync(chat);
        Assert.Equal("service_unavailable", problem.GetProperty("code").GetString());
        Assert.Equal("chat is not available.", problem.GetProperty("detail").GetString());
        Assert.NotNull(chat.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, directory.StatusCode);
    }

    [Fact]
    public async Task While_one_process_of_a_service_is_down_another_answers_every_request()
    {
        await using var alive = await FakeService.StartAsync("chat");
        await using var half = await GatewayUnderTest.StartAsync(("Gateway:Services:chat", $"http://127.0.0.1:{LoopbackPort.Free()};{alive.Address}"));

        for (var attempt = 0; attempt < 20; attempt++)
        {
            using var response = await half.SendAsync("/api/chat/v1/sync", method: HttpMethod.Post, content: new ByteArrayContent(new byte[10]));
            Assert.Equal(10, (await response.Content.ReadFromJsonAsync<Reached>(TestContext.Current.CancellationToken))!.BodyLength);
        }

        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(half.Address) { Scheme = "ws", Path = "/hubs/chat" }.Uri, TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task A_service_that_comes_back_is_used_again()
    {
        var address = $"http://127.0.0.1:{LoopbackPort.Free()}";
        await using var returning = await GatewayUnderTest.StartAsync(("Gateway:Services:chat", address));
        using (var down = await returning.SendAsync("/api/chat/v1/conversations"))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, down.StatusCode);

        await using var chat = await FakeService.StartAsync("chat", address);

        await Eventually.IsTrueAsync("chat answers", async () =>
        {
            using var response = await returning.SendAsync("/api/chat/v1/conversations");
            return response.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact]
    public async Task The_health_of_the_whole_names_the_service_that_is_not_well()
    {
        await using var chat = await FakeService.StartAsync("chat");
        await using var directory = await FakeService.StartAsync("directory");
        await using var whole = await GatewayUnderTest.StartAsync(
            ("Gateway:Services:chat", chat.Address), ("Gateway:Services:directory", directory.Address));
        using var healthy = await whole.SendAsync("/health/ready");
        chat.IsReady = false;

        using var unhealthy = await whole.SendAsync("/health/ready");
        using var live = await whole.SendAsync("/health/live");

        Assert.Equal(HttpStatusCode.OK, healthy.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unhealthy.StatusCode);
        var checks = (await unhealthy.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("checks");
        Assert.Equal("chat is not ready: chat-database", checks.GetProperty("chat").GetProperty("detail").GetString());
        Assert.Equal("healthy", checks.GetProperty("directory").GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public void Without_the_directorys_address_the_gateway_does_not_start()
    {
        var builder = WebApplication.CreateBuilder();

        var missing = Assert.Throws<Hosting.MissingSettingException>(() => Hosting.ServiceHost.Build(builder, [new GatewayService()], isEmbedded: true));

        Assert.Equal("Gateway:Services:directory", missing.Setting);
    }
}

using System.Net;
using System.Net.WebSockets;

namespace Platform.Gateway.Tests.Security;

public sealed class OriginCheckTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("not an origin")]
    [InlineData("file://")]
    [InlineData("http://127.0.0.1")] // our host, another port
    public async Task A_foreign_page_opens_no_hub(string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin);

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Hub, TestContext.Current.CancellationToken));
        using var response = await gateway.SendAsync("/hubs/chat", headers: ("Origin", origin));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("origin_not_allowed", await GatewayUnderTest.CodeOfAsync(response));
    }

    [Theory]
    [InlineData("/api/directory/v1/session")]
    [InlineData("/api/directory/v1/session/refresh")]
    [InlineData("/API/Directory/v1/SESSION")] // routing does not look at case either
    public async Task A_foreign_page_does_not_reach_the_cookie(string path)
    {
        using var response = await gateway.SendAsync(path, method: HttpMethod.Post, headers: ("Origin", "https://evil.example"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Our_own_page_and_a_partners_open_the_hub()
    {
        foreach (var origin in new[] { gateway.Address.GetLeftPart(UriPartial.Authority), "https://partner.example" })
        {
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Origin", origin);

            await socket.ConnectAsync(Hub, TestContext.Current.CancellationToken);

            Assert.Equal(WebSocketState.Open, socket.State);
        }
    }

    [Fact]
    public async Task A_program_without_origin_opens_the_hub()
    {
        using var socket = new ClientWebSocket();

        await socket.ConnectAsync(Hub, TestContext.Current.CancellationToken);

        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task Elsewhere_the_token_protects_and_the_origin_plays_no_role()
    {
        using var response = await gateway.SendAsync("/api/chat/v1/conversations", headers: ("Origin", "https://evil.example"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private Uri Hub => new UriBuilder(gateway.Address) { Scheme = "ws", Path = "/hubs/chat" }.Uri;
}

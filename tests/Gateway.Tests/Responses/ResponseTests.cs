using System.Net;

namespace Platform.Gateway.Tests.Responses;

public sealed class ResponseTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task JSON_is_compressed_on_its_way_out(string encoding)
    {
        using var response = await gateway.SendAsync("/api/chat/v1/conversations", headers: ("Accept-Encoding", encoding));

        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.Single());
        Assert.True((await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length < 1_000);
    }

    [Theory]
    [InlineData("/api/directory/v1/session")]
    [InlineData("/api/directory/v1/session/refresh")]
    [InlineData("/api/chat/v1/hub-ticket")]
    public async Task What_carries_a_secret_is_not(string path)
    {
        await using var directory = await FakeService.StartAsync("directory");
        await using var whole = await GatewayUnderTest.StartAsync(("Gateway:Services:directory", directory.Address));

        using var response = await whole.SendAsync(path, method: HttpMethod.Post, headers: ("Accept-Encoding", "br, gzip"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task The_documentation_shows_the_interface_of_each_service()
    {
        using var page = await gateway.SendAsync("/docs/index.html");
        using var settings = await gateway.SendAsync("/docs/index.js");
        using var document = await gateway.SendAsync("/openapi/chat.json");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var script = await settings.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("/openapi/directory.json", script, StringComparison.Ordinal);
        Assert.Contains("/openapi/chat.json", script, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, document.StatusCode);
    }
}

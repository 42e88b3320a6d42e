using System.Net;

namespace Platform.Gateway.Tests.WebClient;

public sealed class WebClientTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private const string Script = "/assets/index-4f2a9c.js";

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/chats")]
    [InlineData("/chats/019ab/anything")]
    public async Task Every_view_is_the_page_which_is_asked_for_anew_each_time(string path)
    {
        using var response = await gateway.SendAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Contains("<title>Platform</title>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/assets/missing-123456.js")]
    [InlineData("/missing.png")]
    [InlineData("/.sources")]
    [InlineData("/assets/index-4f2a9c.js.br")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd.txt")]
    [InlineData("/api/unknown")]
    [InlineData("/hubs/unknown")]
    [InlineData("/health/unknown")]
    [InlineData("/openapi/unknown.json")]
    public async Task What_is_not_there_is_404_and_never_the_page(string path)
    {
        using var response = await gateway.SendAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotEqual("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(Script)]
    [InlineData("/assets/inter-11aa22.woff2")]
    public async Task What_carries_a_hash_in_its_name_is_kept_for_a_year(string path)
    {
        using var response = await gateway.SendAsync(path);

        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", response.Headers.GetValues("Cache-Control")));
    }

    [Fact]
    public async Task The_service_worker_is_not_kept()
    {
        using var response = await gateway.SendAsync("/sw.js");

        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    public async Task It_is_sent_in_the_best_encoding_that_the_browser_takes(string accepted, string? expected)
    {
        using var response = await gateway.SendAsync(Script, headers: ("Accept-Encoding", accepted));

        Assert.Equal(expected, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Fact]
    public async Task What_the_build_has_compressed_is_not_compressed_again()
    {
        using var response = await gateway.SendAsync(Script, headers: ("Accept-Encoding", "br"));

        Assert.Equal("made by the build", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_has_it_is_told_that_it_has_not_changed()
    {
        using var first = await gateway.SendAsync("/");

        using var second = await gateway.SendAsync("/", headers: ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task HEAD_tells_the_length_without_the_content()
    {
        using var response = await gateway.SendAsync(Script, method: HttpMethod.Head);

        Assert.Equal(2_200, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task The_page_answers_no_POST()
    {
        using var response = await gateway.SendAsync("/chats", method: HttpMethod.Post);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_web_client_that_was_not_built_is_said()
    {
        await using var bare = await GatewayUnderTest.StartAsync(("Gateway:WebClient", "/nowhere"));

        using var response = await bare.SendAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("web_client_missing", await GatewayUnderTest.CodeOfAsync(response));
    }
}

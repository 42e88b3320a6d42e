using System.Net;

namespace Platform.Gateway.Tests.Security;

public sealed class SecurityHeadersTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/chats/anything")]
    [InlineData("/assets/index-4f2a9c.js")]
    [InlineData("/assets/missing.js")]
    [InlineData("/api/chat/v1/conversations")]
    [InlineData("/api/nobody/v1")]
    [InlineData("/health/ready")]
    [InlineData("/docs/index.html")]
    [InlineData("/openapi/chat.json")]
    public async Task Every_response_forbids_sniffing_framing_and_foreign_content(string path)
    {
        using var response = await gateway.SendAsync(path);

        var policy = Header(response, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_page_runs_no_inline_script_and_no_inline_style()
    {
        using var response = await gateway.SendAsync("/");

        var policy = Header(response, "Content-Security-Policy");
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("style-src 'self' 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_of_the_interface_stays_in_no_cache()
    {
        using var response = await gateway.SendAsync("/api/chat/v1/conversations");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", Header(response, "Cache-Control"));
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_with_TLS_browsers_are_told_to_stay_with_it()
    {
        await using var behindProxy = await GatewayUnderTest.StartAsync(("Gateway:TrustedProxies:0", "127.0.0.0/8"));

        using var secure = await behindProxy.SendAsync("/", headers: ("X-Forwarded-Proto", "https"));
        using var plain = await behindProxy.SendAsync("/");
        using var untrusted = await gateway.SendAsync("/", headers: ("X-Forwarded-Proto", "https"));

        Assert.True(secure.Headers.Contains("Strict-Transport-Security"));
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        Assert.False(untrusted.Headers.Contains("Strict-Transport-Security"));
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(",", response.Headers.GetValues(name));
}

using Microsoft.AspNetCore.Http;
using Platform.Hosting.Clients;

namespace Platform.Shared.Tests.Clients;

public sealed class CallingClientTests
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    [Theory]
    [InlineData("", "?client=Web/1.4.0", Chrome, "Web", "1.4.0", "Chrome on Windows")]
    [InlineData("Desktop/2.0-beta.1", "?client=Web/1.4.0", Chrome, "Desktop", "2.0-beta.1", "Chrome on Windows")]
    [InlineData("Bot", "", "curl/8.5.0", "Bot", "", "")]
    [InlineData("", "", Chrome, "Web", "", "Chrome on Windows")]
    [InlineData("", "", "Platform.Client/1.0 (.NET 10)", "Platform.Client", "1.0", "")]
    [InlineData("", "", "", "Unknown", "", "")]
    [InlineData("<script>alert(1)</script>", "", "", "Unknown", "", "")]
    [InlineData("Web/1.4.0 and a lot more", "", Chrome, "Web", "", "Chrome on Windows")]
    [InlineData("", "?client=\u202Egnp/1", "\u202Egnp", "Unknown", "", "")]
    [InlineData("", "", "Mozilla/5.0", "Web", "", "")]
    public void Is_what_the_client_says_in_bounds(string header, string query, string userAgent, string name, string version, string platform)
    {
        var context = new DefaultHttpContext();
        if (header.Length > 0) context.Request.Headers[CallingClient.Header] = header;
        context.Request.QueryString = query.Length > 0 ? QueryString.Create("client", query["?client=".Length..]) : default;
        context.Request.Headers.UserAgent = userAgent;

        Assert.Equal(new CallingClient(name, version, platform), CallingClient.Of(context.Request));
    }
}

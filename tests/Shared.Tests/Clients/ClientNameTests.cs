using Platform.Hosting.Clients;

namespace Platform.Shared.Tests.Clients;

public sealed class ClientNameTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari on macOS")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("Platform.Client/1.0 (bench)", "Platform.Client/1.0")]
    [InlineData("", "Unknown")]
    [InlineData("\u202eevil", "Unknown")]
    public void Says_what_people_recognize(string userAgent, string name) => Assert.Equal(name, ClientName.Of(userAgent));

    [Fact]
    public void Is_short_whatever_a_client_sends() => Assert.Equal(100, ClientName.Of(new string('x', 10_000)).Length);
}

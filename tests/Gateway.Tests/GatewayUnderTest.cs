using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Hosting;
using Platform.Testing;

namespace Platform.Gateway.Tests;

/// <summary>
/// The gateway's program with its proxy, a directory that signs tokens and a chat that says what reached it. Only the bus is the
/// in-memory one.
/// </summary>
public sealed class GatewayUnderTest : IAsyncLifetime
{
    private readonly Dictionary<string, string?> _settings = [];
    private readonly string _webClient = Path.Combine(Path.GetTempPath(), "platform-tests", Guid.CreateVersion7().ToString("N"));
    private WebApplication _app = null!;

    internal TestAuthority Authority { get; private set; } = null!;

    internal FakeService Chat { get; private set; } = null!;

    internal HttpClient Http { get; private set; } = null!;

    internal IServiceProvider Services => _app.Services;

    internal Uri Address => Http.BaseAddress!;

    /// <summary>A gateway of its own for a test that changes something.</summary>
    internal static async Task<GatewayUnderTest> StartAsync(params (string Setting, string Value)[] settings)
    {
        var gateway = new GatewayUnderTest();
        foreach (var (setting, value) in settings) gateway._settings[setting] = value;
        await gateway.InitializeAsync();
        return gateway;
    }

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        Authority = await TestAuthority.StartAsync(cancellationToken);
        Chat = await FakeService.StartAsync("chat");
        WriteWebClient();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Gateway:Services:directory"] = Authority.Address,
            ["Gateway:Services:chat"] = Chat.Address,
            ["Gateway:WebClient"] = _webClient,
            ["Gateway:AllowedOrigins:0"] = "https://partner.example",
        });
        builder.Configuration.AddInMemoryCollection(_settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gateway = new GatewayService();
        _app = ServiceHost.Build(builder, [gateway], isEmbedded: true, edge: app => Edge.Use(app, gateway.ServiceNames));
        await _app.StartAsync(cancellationToken);
        Http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await Chat.DisposeAsync();
        await Authority.DisposeAsync();
        System.IO.Directory.Delete(_webClient, recursive: true);
    }

    internal static TestPerson SomebodyNew() => TestPerson.In(Guid.CreateVersion7());

    internal string TokenOf(TestPerson person) => Authority.Token(person, TimeProvider.System.GetUtcNow());

    internal async Task<HttpResponseMessage> SendAsync(
        string path, string? token = null, HttpMethod? method = null, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>The code of a problem; fails when the response is none.</summary>
    internal static async Task<string?> CodeOfAsync(HttpResponseMessage response) => (await ProblemOfAsync(response)).GetProperty("code").GetString();

    internal static async Task<JsonElement> ProblemOfAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private void WriteWebClient()
    {
        System.IO.Directory.CreateDirectory(Path.Combine(_webClient, "assets"));
        File.WriteAllText(Path.Combine(_webClient, "index.html"), "<!doctype html><title>Platform</title>");
        File.WriteAllText(Path.Combine(_webClient, "sw.js"), "self.addEventListener('fetch', () => {});");
        File.WriteAllText(Path.Combine(_webClient, "assets", "index-4f2a9c.js"), string.Concat(Enumerable.Repeat("console.log('hello');\n", 100)));
        File.WriteAllText(Path.Combine(_webClient, "assets", "index-4f2a9c.js.br"), "made by the build");
        File.WriteAllBytes(Path.Combine(_webClient, "assets", "inter-11aa22.woff2"), [1, 2, 3]);
        File.WriteAllText(Path.Combine(_webClient, ".sources"), "not for the public");
    }
}

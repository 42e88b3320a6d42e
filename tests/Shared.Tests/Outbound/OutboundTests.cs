using System.Net;
using Platform.Hosting.Outbound;

namespace Platform.Shared.Tests.Outbound;

/// <summary>What an address that a person named may lead to.</summary>
public sealed class OutboundTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("224.0.0.1", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("::1", true)]
    [InlineData("::", true)]
    [InlineData("::10.0.0.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("64:ff9b::7f00:1", true)]
    [InlineData("64:ff9b::808:808", false)]
    [InlineData("2002:7f00:1::", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("142.250.74.110", false)]
    [InlineData("2a00:1450:4001::200e", false)]
    public void Addresses_that_are_not_public_are_inside(string address, bool isInside) =>
        Assert.Equal(isInside, InsideNetworks.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://push.example.net/p/1", null)]
    [InlineData("http://push.example.net/p/1", "https")]
    [InlineData("https://push.example.net:8443/p/1", "port 443")]
    [InlineData("https://user:secret@push.example.net/", "user")]
    [InlineData("https://127.0.0.1/", "public")]
    [InlineData("https://[::1]/", "public")]
    [InlineData("https://2130706433/", "public")]
    [InlineData("https://0x7f.1/", "public")]
    [InlineData("https://localhost/", "public")]
    [InlineData("https://8.8.8.8/", "public")]
    [InlineData("ftp://push.example.net/", "https")]
    [InlineData("file:///etc/passwd", "https")]
    [InlineData("/p/1", "https")]
    [InlineData("", "https")]
    [InlineData(null, "https")]
    public void An_address_is_refused_before_anything_is_connected_to(string? address, string? why)
    {
        var refusal = OutboundClients.Refusal(address, new OutboundOptions());
        if (why is null) Assert.Null(refusal);
        else Assert.Contains(why, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_of_ones_own_can_be_allowed()
    {
        var options = new OutboundOptions { AllowedInside = ["10.1.0.0/16"] };
        Assert.Null(OutboundClients.Refusal("http://10.1.2.3:8080/p/1", options));
        Assert.NotNull(OutboundClients.Refusal("http://10.2.2.3:8080/p/1", options));
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_not_connected_to()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var reached = false;
        await using var app = await ServeAsync(_ => reached = true, cancellationToken);
        using var client = Client([]);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://localhost:{new Uri(app.Urls.First()).Port}/", cancellationToken));

        Assert.IsType<InsideAddressException>(failure.InnerException);
        Assert.False(reached);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_not_followed()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var paths = new List<string>();
        await using var app = await ServeAsync(context =>
        {
            paths.Add(context.Request.Path);
            context.Response.Redirect("/inside");
        }, cancellationToken);
        using var client = Client(["127.0.0.0/8"]);

        using var response = await client.GetAsync(app.Urls.First() + "/p", cancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(["/p"], paths);
    }

    private static async Task<WebApplication> ServeAsync(Action<HttpContext> answer, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context =>
        {
            answer(context);
            return Task.CompletedTask;
        });
        await app.StartAsync(cancellationToken);
        return app;
    }

    private static HttpClient Client(string[] allowed)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(allowed.Select((network, index) => KeyValuePair.Create<string, string?>($"Outbound:AllowedInside:{index}", network))).Build());
        services.AddOutboundClient("test", TimeSpan.FromSeconds(10));
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("test");
    }
}

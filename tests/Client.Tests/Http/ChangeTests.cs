using System.Text.Json.Nodes;
using Platform.Client.Directory;
using Platform.Client.Tests.Fake;

namespace Platform.Client.Tests.Http;

public sealed class ChangeTests
{
    [Fact]
    public async Task A_change_sends_what_it_sets_nulls_included_and_nothing_else()
    {
        await using var server = await FakeServer.StartAsync();
        using var requests = new BodyLog();
        using var client = new PlatformClient(new PlatformClientOptions { Address = server.Address, Handler = requests });
        await client.Session.SignInAsync("demo", "anna", "demo");

        var change = new UserChange { Position = "Buyer", ManagerId = null, Birthday = new DateOnly(1990, 2, 28) };
        await Assert.ThrowsAsync<PlatformException>(() => client.Administration.UpdateUserAsync(Guid.CreateVersion7(), change));

        var sent = JsonNode.Parse(requests.Bodies[^1])!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"position":"Buyer","managerId":null,"birthday":"1990-02-28"}"""), sent), sent.ToJsonString());
    }

    private sealed class BodyLog() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
    {
        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { } content)
                Bodies.Add(await content.ReadAsStringAsync(cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}

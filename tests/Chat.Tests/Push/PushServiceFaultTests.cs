using System.Net;
using System.Net.Http.Json;
using Platform.Chat.Push;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Chat.Tests.Push;

/// <summary>Push services that fail, and addresses that are none.</summary>
public sealed class PushServiceFaultTests(ChatFixture fixture) : IClassFixture<ChatFixture>, IAsyncLifetime
{
    private readonly PushDesk _desk = new(fixture);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_device_that_its_push_service_does_not_know_any_more_is_dropped(int status)
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var phone = await _desk.DeviceAsync(boris);
        phone.Answer = Answer(status);
        var message = await _desk.SendAsync(anna, conversation.Id, "Hello");

        var line = Assert.Single(await _desk.LinesAsync(boris, message));
        Assert.Equal((PushOutcome.Expired, $"{status}"), (line.Outcome, line.Detail));
        using var client = fixture.As(boris);
        await Eventually.IsTrueAsync("it is not reached any more", async () =>
            (await client.GetFromJsonAsync<PushState>("/api/chat/v1/push", Ending))!.Endpoint is null, Ending);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(403)]
    public async Task One_that_fails_is_asked_again(int status)
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var phone = await _desk.DeviceAsync(boris);
        var asked = 0;
        phone.Answer = context => Answer(++asked == 1 ? status : 201)(context);
        var message = await _desk.SendAsync(anna, conversation.Id, "Hello");

        Assert.Equal("Hello", (await phone.NextAsync(Ending)).Payload.GetProperty("text").GetString());
        Assert.Equal(2, asked);
        Assert.Equal(PushOutcome.Sent, (await _desk.LinesAsync(boris, message)).Single().Outcome);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_the_device_is_not_asked_again()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var (phone, other) = (await _desk.DeviceAsync(boris), _desk.Service.Subscribe());
        phone.Answer = context =>
        {
            context.Response.Redirect(other.Endpoint.ToString(), permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        var message = await _desk.SendAsync(anna, conversation.Id, "Hello");

        var line = Assert.Single(await _desk.LinesAsync(boris, message));
        Assert.Equal((PushOutcome.Refused, "307"), (line.Outcome, line.Detail));
        Assert.Equal(0, other.Count);
    }

    [Fact]
    public async Task One_that_hangs_keeps_nobody_else_waiting()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        var hanging = await _desk.DeviceAsync(boris);
        var hangs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hanging.Answer = context =>
        {
            hangs.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        await _desk.SendAsync(anna, group.Id, "Hello");
        await hangs.Task.WaitAsync(TimeSpan.FromSeconds(30), Ending);

        var phone = await _desk.DeviceAsync(clara);
        await _desk.SendAsync(anna, group.Id, "Hello again");

        Assert.Contains("Hello again", (await phone.NextAsync(Ending)).Payload.GetProperty("text").GetString(), StringComparison.Ordinal);
        // Given up after ten seconds, and due again later.
        await Eventually.IsTrueAsync("it is put off", async () => await fixture.ScalarAsync<long>(
            "select count(*) from push_pending where user_id = $1 and attempts > 0 and claim_id is null and due_at > now()", boris.UserId) == 1, Ending);
    }

    [Fact]
    public async Task A_device_that_signed_out_is_told_nothing()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var phone = await _desk.DeviceAsync(boris);
        var tablet = await _desk.DeviceAsync(PushDesk.OtherDevice(boris));
        await fixture.PublishAsync(new SessionsEnded(boris.TenantId, Guid.CreateVersion7(), boris.UserId, [boris.SessionId]));
        await Eventually.IsTrueAsync("its subscription is dropped", async () =>
            await fixture.ScalarAsync<long>("select count(*) from push_subscription where session_id = $1", boris.SessionId) == 0, Ending);

        await _desk.SendAsync(anna, conversation.Id, "Hello");

        await tablet.NextAsync(Ending);
        Assert.Equal(0, phone.Count);
    }

    [Fact]
    public async Task A_browser_is_reached_for_whoever_signed_in_on_it_last()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var browser = await _desk.DeviceAsync(boris);
        (await _desk.SubscribeAsync(anna, browser)).EnsureSuccessStatusCode();
        (await _desk.SubscribeAsync(anna, browser, "ru")).EnsureSuccessStatusCode();

        using (var client = fixture.As(boris)) Assert.Null((await client.GetFromJsonAsync<PushState>("/api/chat/v1/push", Ending))!.Endpoint);
        await _desk.SendAsync(boris, conversation.Id, "For Anna");
        Assert.Equal(anna.UserId, (await browser.NextAsync(Ending)).Payload.GetProperty("userId").GetGuid());
    }

    [Fact]
    public async Task What_is_no_subscription_is_refused_field_by_field()
    {
        var person = await fixture.PersonAsync();
        var browser = _desk.Service.Subscribe();
        using var client = fixture.As(person);
        var good = new Dictionary<string, object?> { ["endpoint"] = browser.Endpoint, ["keys"] = new { browser.P256dh, browser.Auth }, ["language"] = "en" };
        foreach (var (field, name, value) in new (string, string, object?)[]
        {
            ("endpoint", "endpoint", null), ("endpoint", "endpoint", "not an address"), ("endpoint", "endpoint", "http://push.example.net/p"),
            ("endpoint", "endpoint", "https://10.0.0.1/p"), ("endpoint", "endpoint", "https://push.example.net/" + new string('p', 1_000)),
            ("endpoint", "endpoint", "https://push.example.net/ё"),
            ("keys.p256dh", "keys", new { P256dh = "AAAA", browser.Auth }), ("keys.p256dh", "keys", new { P256dh = "*", browser.Auth }), ("keys.p256dh", "keys", null),
            ("keys.auth", "keys", new { browser.P256dh, Auth = "AAAA" }), ("language", "language", "de"),
        })
        {
            var response = await client.PutAsJsonAsync("/api/chat/v1/push", new Dictionary<string, object?>(good) { [name] = value }, Ending);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var problem = await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Ending);
            Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), $"{field} of {value}: {problem}");
        }

        Assert.Null((await client.GetFromJsonAsync<PushState>("/api/chat/v1/push", Ending))!.Endpoint);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense*")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_ticket_that_was_not_given_opens_nothing(string? ticket)
    {
        using var client = fixture.Chat.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync("/api/chat/v1/push/arrivals", new { Ticket = ticket }, Ending)).StatusCode);
    }

    private static Func<HttpContext, Task> Answer(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}

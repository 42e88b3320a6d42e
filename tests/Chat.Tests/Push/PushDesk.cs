using System.Net.Http.Json;
using System.Text.Json;
using Platform.Chat.Messages;
using Platform.Chat.Push;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Chat.Tests.Push;

/// <summary>People with devices on which the app is closed.</summary>
public sealed class PushDesk(ChatFixture fixture) : IAsyncLifetime
{
    private readonly List<TestBrowser> _browsers = [];

    public TestPushService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Service = await TestPushService.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers) browser.Dispose();
        await Service.DisposeAsync();
    }

    /// <summary>A browser that this person has signed in on and left.</summary>
    public async Task<TestBrowser> DeviceAsync(TestPerson person, string language = "en")
    {
        var browser = Service.Subscribe();
        _browsers.Add(browser);
        (await SubscribeAsync(person, browser, language)).EnsureSuccessStatusCode();
        return browser;
    }

    public async Task<HttpResponseMessage> SubscribeAsync(TestPerson person, TestBrowser browser, string language = "en")
    {
        using var client = fixture.As(person);
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0");
        return await client.PutAsJsonAsync("/api/chat/v1/push", new { browser.Endpoint, Keys = new { browser.P256dh, browser.Auth }, Language = language }, TestContext.Current.CancellationToken);
    }

    /// <summary>Another device of the same person.</summary>
    public static TestPerson OtherDevice(TestPerson person) => person with { SessionId = Guid.CreateVersion7() };

    public async Task<Message> SendAsync(TestPerson author, Guid conversationId, string body)
    {
        using var client = fixture.As(author);
        return await (await client.SendAsync(conversationId, body)).ReadAsync<Message>();
    }

    /// <summary>The app, open on this device and in use.</summary>
    public async Task<TestHub> OpenAsync(TestPerson person, TestService? replica = null)
    {
        var hub = await TestHub.OpenAsync((replica ?? fixture.Chat).Address, fixture.Authority.Token(person, TimeProvider.System.GetUtcNow()));
        var devices = fixture.OtherReplica.App.Services.GetRequiredService<Devices.IOpenDevices>();
        await Eventually.IsTrueAsync("every node knows that the app is open", async () =>
            (await devices.OfAsync(person.TenantId, [person.UserId], TimeProvider.System.GetUtcNow())).TryGetValue(person.UserId, out var open) &&
            open.Sessions.Contains(person.SessionId), TestContext.Current.CancellationToken);
        return hub;
    }

    /// <summary>What this person's devices were told of a message, once there are as many lines with an outcome.</summary>
    public async Task<IReadOnlyList<PushLine>> LinesAsync(TestPerson person, Message message, int count = 1)
    {
        using var client = fixture.As(person);
        IReadOnlyList<PushLine> lines = [];
        await Eventually.IsTrueAsync($"{count} lines in the log", async () =>
        {
            var all = await client.GetFromJsonAsync<PushLines>(
                $"/api/chat/v1/conversations/{message.ConversationId}/messages/{message.Seq}/pushes", TestContext.Current.CancellationToken);
            lines = [.. all!.Items.Where(line => line.Outcome is not null)];
            return lines.Count >= count;
        }, TestContext.Current.CancellationToken);
        return lines;
    }

    /// <summary>A person chose how to be notified.</summary>
    public async Task ChooseAsync(TestPerson person, NotificationChoices choices, long version = 1)
    {
        await fixture.PublishAsync(new UserSettingsChanged(person.TenantId, Guid.CreateVersion7(), person.UserId, version, true, choices));
        await Eventually.IsTrueAsync("chat knows the choice", async () =>
            await fixture.ScalarAsync<long>("select version from notification_choice where user_id = $1", person.UserId) == version, TestContext.Current.CancellationToken);
    }

    /// <summary>The device asks whether it is still news.</summary>
    public async Task<bool> IsNewsAsync(JsonElement payload)
    {
        using var client = fixture.OtherReplica.Anonymous();
        var response = await client.PostAsJsonAsync(
            "/api/chat/v1/push/arrivals", new { Ticket = payload.GetProperty("ticket").GetString() }, TestContext.Current.CancellationToken);
        return (await response.ReadAsync<PushNews>()).IsNews;
    }

    /// <summary>What holds for somebody who never chose.</summary>
    public static readonly NotificationChoices Usual = new(Shown: true, WithText: true, WithSound: true, QuietHours: null, HoldReminders: true, Push: "whenAway");
}

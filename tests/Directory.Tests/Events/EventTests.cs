using System.Collections.Concurrent;
using MassTransit;
using Platform.Contracts;
using Platform.Hosting;

namespace Platform.Directory.Tests.Events;

/// <summary>What other services hear, over RabbitMQ.</summary>
public sealed class EventTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>, IAsyncLifetime
{
    private readonly Heard _heard = new();
    private TestService _listener = null!;

    public async ValueTask InitializeAsync() =>
        _listener = await TestService.StartAsync(fixture.Installation, new Listener(_heard), cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    [Fact]
    public async Task Hear_of_everything_that_concerns_a_persons_name_and_activity()
    {
        var tenant = await fixture.ProvisionAsync();
        var id = await tenant.AddUserAsync("anna", "Anna", "Alt");
        await tenant.Admin.Patch($"users/{id}", new { position = "Nobody hears of this" });
        await tenant.Admin.Patch($"users/{id}", new { lastName = "Neu" });
        await tenant.Admin.Post($"users/{id}/deactivate");
        await tenant.Admin.Post($"users/{id}/deactivate");
        await tenant.Admin.Post($"users/{id}/reactivate");

        await ArrivesAsync("four events of anna", () => Of(id).Count() >= 4);
        Assert.Equal(
            [("Anna Alt", true), ("Anna Neu", true), ("Anna Neu", false), ("Anna Neu", true)],
            Of(id).OrderBy(changed => changed.Version).Select(changed => (changed.DisplayName, changed.IsActive)));
        Assert.Equal(4, Of(id).Select(changed => changed.Version).Distinct().Count());
        Assert.All(Of(id), changed => Assert.Equal(tenant.Id, changed.TenantId));
        await ArrivesAsync("the first administrator", () => Of(tenant.Administrator.Id).Any());
    }

    [Fact]
    public async Task Hear_of_imported_people_once_and_again_only_when_they_changed()
    {
        var tenant = await fixture.ProvisionAsync();
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await ImportAsync(tenant, "Eins", first, second);
        await ImportAsync(tenant, "Eins", first, second);
        await ImportAsync(tenant, "Zwei", first);

        await ArrivesAsync("three events", () => Of(first).Count() + Of(second).Count() >= 3);
        Assert.Equal(["P Eins", "P Zwei"], Of(first).OrderBy(changed => changed.Version).Select(changed => changed.DisplayName));
        Assert.Equal(["P Eins"], Of(second).Select(changed => changed.DisplayName));
    }

    [Fact]
    public async Task Hear_which_sessions_ended()
    {
        var tenant = await fixture.ProvisionAsync();
        var person = await tenant.AddAndSignInAsync("person");
        var phone = await tenant.SignInAsync("person");
        await tenant.Admin.Post($"users/{person.Id}/deactivate");

        await ArrivesAsync("the end of both sessions", () => _heard.SessionsEnded.Any(ended => ended.UserId == person.Id));
        var ended = _heard.SessionsEnded.Single(ended => ended.UserId == person.Id);
        Assert.Equal(tenant.Id, ended.TenantId);
        Assert.Equal(new[] { person.SessionId, phone.SessionId }.Order(), ended.SessionIds.Order());
    }

    [Fact]
    public async Task Hear_what_people_chose()
    {
        var tenant = await fixture.ProvisionAsync();
        var person = await tenant.AddAndSignInAsync("person");
        await person.Client.Patch("me/settings", new { readReceipts = false });
        await person.Client.Patch("me/settings", new
        {
            textInNotifications = false,
            holdReminders = false,
            push = "always",
            quietHours = new { from = "22:00", to = "07:00", timeZone = "Europe/Berlin", days = new[] { "monday" } },
        });
        await person.Client.SendRaw(HttpMethod.Patch, "me/settings", """{"readReceipts":null}""");
        await tenant.Admin.Patch("workspace/settings", new { readReceipts = "off" });
        await tenant.Admin.Patch("workspace/settings", new { readReceipts = "off" });

        await ArrivesAsync("three choices and a decision", () =>
            _heard.UserSettingsChanged.Count(changed => changed.UserId == person.Id) >= 3 &&
            _heard.TenantSettingsChanged.Any(changed => changed.TenantId == tenant.Id));
        Assert.Equal(
            [(tenant.Id, 1L, false), (tenant.Id, 2L, false), (tenant.Id, 3L, true)],
            _heard.UserSettingsChanged.Where(changed => changed.UserId == person.Id).OrderBy(changed => changed.Version)
                .Select(changed => (changed.TenantId, changed.Version, changed.ReadReceipts)));
        var choices = _heard.UserSettingsChanged.First(changed => changed.UserId == person.Id && changed.Version == 2).Notifications!;
        Assert.Equal((true, false, false, "always"), (choices.Shown, choices.WithText, choices.HoldReminders, choices.Push));
        Assert.Equal(("22:00", "07:00", "Europe/Berlin"), (choices.QuietHours!.From, choices.QuietHours.To, choices.QuietHours.TimeZone));
        Assert.Equal(["monday"], choices.QuietHours.Days!);
        var decided = _heard.TenantSettingsChanged.Single(changed => changed.TenantId == tenant.Id);
        Assert.Equal(("off", "off"), (decided.ReadReceipts, decided.RemindersForOthers));

        await tenant.Admin.Patch("workspace/settings", new { remindersForOthers = "on" });
        await ArrivesAsync("another decision", () => _heard.TenantSettingsChanged.Any(changed => changed.TenantId == tenant.Id && changed.Version > decided.Version));
        var later = _heard.TenantSettingsChanged.Single(changed => changed.TenantId == tenant.Id && changed.Version > decided.Version);
        Assert.Equal(("off", "on"), (later.ReadReceipts, later.RemindersForOthers));
    }

    private IEnumerable<UserChanged> Of(Guid userId) => _heard.UserChanged.Where(changed => changed.UserId == userId).DistinctBy(changed => changed.EventId);

    private async Task ImportAsync(TestTenant tenant, string lastName, params Guid[] ids)
    {
        using var client = fixture.Operator();
        var people = ids.Select(id => new { id, login = "p" + id.ToString("N"), firstName = "P", lastName });
        Assert.Equal(HttpStatusCode.OK, (await client.Post($"tenants/{tenant.Slug}/people-import", new { people })).Status);
    }

    private static Task ArrivesAsync(string what, Func<bool> condition) =>
        Eventually.IsTrueAsync($"{what} arrives", condition, TestContext.Current.CancellationToken);

    private sealed class Heard
    {
        public ConcurrentQueue<UserChanged> UserChanged { get; } = [];

        public ConcurrentQueue<SessionsEnded> SessionsEnded { get; } = [];

        public ConcurrentQueue<UserSettingsChanged> UserSettingsChanged { get; } = [];

        public ConcurrentQueue<TenantSettingsChanged> TenantSettingsChanged { get; } = [];
    }

    private sealed class Listener(Heard heard) : IPlatformService
    {
        public string Name => "listener";

        public void Register(ServiceRegistration service)
        {
            service.Services.AddSingleton(heard);
            service.AddConsumer<NoteUsers>();
            service.AddConsumer<NoteSessions>();
            service.AddConsumer<NoteSettings>();
        }

        public void Map(IEndpointRouteBuilder routes)
        {
            // Only listens.
        }
    }

    private sealed class NoteUsers(Heard heard) : IConsumer<UserChanged>
    {
        public Task Consume(ConsumeContext<UserChanged> context)
        {
            heard.UserChanged.Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }

    private sealed class NoteSettings(Heard heard) : IConsumer<UserSettingsChanged>, IConsumer<TenantSettingsChanged>
    {
        public Task Consume(ConsumeContext<UserSettingsChanged> context)
        {
            heard.UserSettingsChanged.Enqueue(context.Message);
            return Task.CompletedTask;
        }

        public Task Consume(ConsumeContext<TenantSettingsChanged> context)
        {
            heard.TenantSettingsChanged.Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }

    private sealed class NoteSessions(Heard heard) : IConsumer<SessionsEnded>
    {
        public Task Consume(ConsumeContext<SessionsEnded> context)
        {
            heard.SessionsEnded.Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }
}

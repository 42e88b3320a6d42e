using System.Net.Http.Json;
using MassTransit;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Platform.Contracts;
using Platform.Presence;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Tests.Waiting;

/// <summary>Both services as they run, with one bus: from the wish to wait for somebody to their coming.</summary>
public sealed class WithPresenceTests : IAsyncLifetime
{
    private static long _number;
    private readonly TestServers _servers;
    private readonly List<IAsyncDisposable> _running = [];
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly TestPerson _boris = TestPerson.In(Guid.CreateVersion7());
    private readonly TestPerson _anna;
    private TestAuthority _authority = null!;
    private StandInChat _chat = null!;
    private TestInstallation _ofPresence = null!;
    private Dictionary<string, string?> _bus = null!;
    private TestService _reminder = null!;

    public WithPresenceTests(TestServers servers) => (_servers, _anna) = (servers, TestPerson.In(_boris.TenantId));

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        _authority = await TestAuthority.StartAsync(cancellationToken);
        _authority.Know(_anna);
        _chat = await StandInChat.StartAsync(cancellationToken);
        _running.AddRange([_authority, _chat]);
        var reminder = await TestInstallation.CreateAsync(_servers, "reminder", _authority.Address, cancellationToken);
        _ofPresence = await TestInstallation.CreateAsync(_servers, "presence", _authority.Address, cancellationToken);
        _bus = new() { ["Bus:Prefix"] = reminder.Settings["Bus:Prefix"] };
        _reminder = await TestService.StartAsync(
            reminder, new ReminderService(), new Dictionary<string, string?> { [ReminderOptions.ChatSetting] = _chat.Address }, _clock, cancellationToken: cancellationToken);
        _running.Add(_reminder);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in Enumerable.Reverse(_running)) await running.DisposeAsync();
    }

    [Fact]
    public async Task Who_comes_after_and_who_is_there_already_makes_it_due()
    {
        await StartPresenceAsync();
        var before = await WaitAsync();
        await UntilAsync("presence knows", async () => await AwaitedAsync() == 1);

        await OpenAsync();
        await UntilDueAsync(before);

        await UntilDueAsync(await WaitAsync());
        Assert.Equal(0, await AwaitedAsync());
    }

    [Fact]
    public async Task While_no_process_of_presence_is_there_nothing_is_lost()
    {
        var presence = await StartPresenceAsync();
        await presence.App.StopAsync(TestContext.Current.CancellationToken);
        var reminder = await WaitAsync();
        await OpenAsync();
        Assert.Equal(ReminderState.Pending, (await FindAsync(reminder)).State);

        await StartPresenceAsync();

        await UntilDueAsync(reminder);
    }

    [Fact]
    public async Task While_no_process_of_reminder_is_there_who_came_is_told_of_when_it_is_back()
    {
        await StartPresenceAsync();
        var reminder = await WaitAsync();
        await UntilAsync("presence knows", async () => await AwaitedAsync() == 1);
        // Its queue waits for it: what is told meanwhile stays there.
        var bus = _reminder.App.Services.GetRequiredService<IBusControl>();
        await bus.StopAsync(TestContext.Current.CancellationToken);
        await OpenAsync();
        await UntilAsync("presence told of it", async () => await AwaitedAsync() == 0 && await CountAsync("platform.outbox") == 0);
        Assert.Equal(ReminderState.Pending, (await FindAsync(reminder)).State);

        await bus.StartAsync(TestContext.Current.CancellationToken);

        await UntilDueAsync(reminder);
    }

    [Fact]
    public async Task The_invisible_are_waited_for_until_they_show_themselves()
    {
        var presence = await StartPresenceAsync();
        await ChooseAsync(presence, "invisible");
        await OpenAsync();
        var reminder = await WaitAsync();
        await UntilAsync("presence knows", async () => await AwaitedAsync() == 1);
        _clock.Advance(TimeSpan.FromSeconds(15));
        await OpenAsync();
        _clock.Advance(TimeSpan.FromSeconds(15));
        await OpenAsync();
        Assert.Equal((ReminderState.Pending, 1L), ((await FindAsync(reminder)).State, await AwaitedAsync()));

        await ChooseAsync(presence, "automatic");

        await UntilDueAsync(reminder);
    }

    private async Task<TestService> StartPresenceAsync()
    {
        var presence = await TestService.StartAsync(_ofPresence, new PresenceService(), _bus, _clock, cancellationToken: TestContext.Current.CancellationToken);
        _running.Add(presence);
        return presence;
    }

    private async Task<Reminders.Reminder> WaitAsync()
    {
        var message = _chat.Post("Call Maria", _boris);
        using var client = _reminder.WithToken(_authority.Token(_boris, _clock.GetUtcNow()));
        return await (await client.PostAsJsonAsync(
            ReminderSteps.Path, new { message.ConversationId, MessageId = message.Id, message.Seq, WhenOnline = _anna.UserId }, TestContext.Current.CancellationToken)).ReadAsync<Reminders.Reminder>();
    }

    private async Task<Reminders.Reminder> FindAsync(Reminders.Reminder reminder)
    {
        using var client = _reminder.WithToken(_authority.Token(_boris, _clock.GetUtcNow()));
        return (await client.GetFromJsonAsync<Reminders.Reminder>($"{ReminderSteps.Path}/{reminder.Id}", TestContext.Current.CancellationToken))!;
    }

    // A node of chat reports a connection of hers, as often as it renews it.
    private Task OpenAsync() => _reminder.App.Services.GetRequiredService<IBus>().Publish(
        new ConnectionsReported(_anna.TenantId, Guid.CreateVersion7(), Interlocked.Increment(ref _number), [new("one", _anna.UserId, IsIdle: false, IsClosed: false)], []),
        TestContext.Current.CancellationToken);

    private async Task ChooseAsync(TestService presence, string mode)
    {
        using var client = presence.WithToken(_authority.Token(_anna, _clock.GetUtcNow()));
        (await client.PutAsJsonAsync("/api/presence/v1/me/mode", new { mode }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    private Task UntilDueAsync(Reminders.Reminder reminder) => UntilAsync("the reminder is due", async () => (await FindAsync(reminder)).State == ReminderState.Due);

    private Task UntilAsync(string what, Func<Task<bool>> holds) => Eventually.IsTrueAsync(what, async () =>
    {
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        return await holds();
    }, TestContext.Current.CancellationToken);

    private Task<long> AwaitedAsync() => CountAsync("awaited");

    private async Task<long> CountAsync(string table)
    {
        await using var connection = new NpgsqlConnection(_ofPresence.Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}

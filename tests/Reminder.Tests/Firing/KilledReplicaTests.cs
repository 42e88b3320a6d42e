using System.Collections.Concurrent;
using MassTransit;
using MassTransit.Transports;
using Platform.Contracts;

namespace Platform.Reminder.Tests.Firing;

/// <summary>Two processes, killed with -9 while they fire: the real program, the real clock.</summary>
public sealed class KilledReplicaTests(TestServers servers) : IAsyncLifetime
{
    private const int Tenants = 10;
    private const int OfTenant = 1_000;
    private const int Rounds = 4;
    private const int Total = Tenants * OfTenant;

    // A few seconds for what a dead process had claimed, and small claims, so that a process is killed with one under way.
    private static readonly Dictionary<string, string> Settings = new()
    {
        [ReminderOptions.ChatSetting] = "http://127.0.0.1:1",
        ["Reminder:LeaseSeconds"] = "5",
        ["Reminder:LargestClaim"] = "100",
        ["Reminder:PollMs"] = "100",
    };

    private readonly ConcurrentDictionary<Guid, NotificationsRaised> _raised = [];
    private readonly List<Guid> _tenants = [.. Enumerable.Range(0, Tenants).Select(_ => Guid.CreateVersion7())];
    private TestInstallation _installation = null!;
    private IBusControl _ear = null!;

    public async ValueTask InitializeAsync()
    {
        _installation = await TestInstallation.CreateAsync(servers, "reminder", "http://127.0.0.1:1", TestContext.Current.CancellationToken);
        _ear = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(_installation.Settings["ConnectionStrings:rabbitmq"]!));
            rabbit.MessageTopology.SetEntityNameFormatter(new PrefixEntityNameFormatter(rabbit.MessageTopology.EntityNameFormatter, _installation.Settings["Bus:Prefix"]!));
            rabbit.ReceiveEndpoint("test-" + Guid.CreateVersion7().ToString("N"), endpoint => endpoint.Handler<NotificationsRaised>(context =>
            {
                // As an inbox does: an event that comes again is known.
                _raised.TryAdd(context.Message.EventId, context.Message);
                return Task.CompletedTask;
            }));
        });
        await _ear.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await _ear.StopAsync(CancellationToken.None);

    [Fact]
    public async Task Ten_thousand_fire_once_each_though_replicas_are_killed_in_the_midst_of_it()
    {
        await using var first = new ReplicaProcess(_installation, Settings);
        await using var second = new ReplicaProcess(_installation, Settings);
        await first.MigrateAsync();
        await Task.WhenAll(first.StartAsync(), second.StartAsync());

        var left = 0L;
        ReplicaProcess[][] victims = [[first], [second], [first, second], [first, second]];
        for (var round = 0; round < Rounds; round++)
        {
            await FillAsync();
            await Eventually.IsTrueAsync("some of the round have fired", async () => await FiredAsync() > round * Total / Rounds);
            await Task.WhenAll(victims[round].Select(victim => victim.KillAsync()));
            // Nobody is left who could still fire these.
            if (victims[round].Length == 2) left += await _installation.ScalarAsync<long>("select count(*) from reminder where state = 'pending' and claim_id is not null");
            await Task.WhenAll(victims[round].Select(victim => victim.StartAsync()));
            await Eventually.IsTrueAsync("all of the round have fired", async () => await FiredAsync() >= (round + 1) * Total / Rounds);
        }

        Assert.True(left > 0, "No process was killed with a claim under way: nothing was tried.");
        Assert.Equal(Total, await _installation.ScalarAsync<long>(
            "select count(*) from reminder where state = 'due' and next_at is null and claim_id is null and version = 2 and entries = 1 and fired_at >= due_at"));
        Assert.Equal(Total, await _installation.ScalarAsync<long>("select count(*) from reminder_history"));
        Assert.Equal(Total, await _installation.ScalarAsync<long>("select count(distinct (tenant_id, reminder_id)) from reminder_history where what = 'fired'"));
        await Eventually.IsTrueAsync("all that was raised is published", async () => await _installation.ScalarAsync<long>("select count(*) from platform.outbox") == 0);
        await Eventually.IsTrueAsync("all are told", () => Told().Count >= Total);
        var told = Told();
        Assert.Equal(Total, told.Count);
        Assert.Equal(Total, told.Select(item => item.SubjectId).Distinct().Count());
        Assert.All(told, item => Assert.Equal((NotificationKind.ReminderDue, 2L), (item.Kind, item.Version)));
    }

    // At once, so that both have their hands full.
    private async Task FillAsync()
    {
        var at = Reminders.Milliseconds.Truncate(TimeProvider.System.GetUtcNow().AddSeconds(1));
        foreach (var tenant in _tenants) await _installation.FillAsync(tenant, OfTenant / Rounds, at);
    }

    private Task<long> FiredAsync() => _installation.ScalarAsync<long>("select count(*) from reminder where state = 'due'");

    private List<UserNotification> Told() => [.. _raised.Values.SelectMany(raised => raised.Items)];
}

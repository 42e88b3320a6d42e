using Platform.Contracts;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Tests.Firing;

/// <summary>Servers that go away, of which this class has its own.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private readonly TestServers _servers = new();
    private readonly TwoReplicas _fixture;

    public OutageTests() => _fixture = new TwoReplicas(_servers);

    public ValueTask InitializeAsync() => _fixture.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        await _servers.DisposeAsync();
    }

    [Fact]
    public async Task Without_RabbitMQ_reminders_fire_and_are_told_when_it_is_back()
    {
        var anna = TestPerson.In(Guid.CreateVersion7());
        var reminder = await _fixture.SetAsync(anna, "2026-11-25T09:10", "UTC");
        await Eventually.IsTrueAsync("what came before is told", () => _fixture.ToldIn(anna.TenantId, NotificationKind.ReminderChanged).Count == 1);
        var rabbitMq = await _servers.RabbitMqAsync(CancellationToken.None);

        await rabbitMq.KillAsync();
        _fixture.Clock.SetUtcNow(reminder.NextAt!.Value);
        Assert.Equal(ReminderState.Due, (await _fixture.UntilDueAsync(anna, reminder.Id)).State);
        Assert.Equal(1, await _fixture.ScalarAsync<long>("select count(*) from platform.outbox where tenant_id = $1", anna.TenantId));
        Assert.Empty(_fixture.ToldIn(anna.TenantId, NotificationKind.ReminderDue));
        await rabbitMq.StartAsync(CancellationToken.None);

        // The relay's patience is measured by our clock, so it has to pass.
        await Eventually.IsTrueAsync("what waited is published", async () =>
        {
            _fixture.Clock.Advance(TimeSpan.FromMilliseconds(100));
            return await _fixture.ScalarAsync<long>("select count(*) from platform.outbox") == 0;
        });
        await Eventually.IsTrueAsync("it is told", () => _fixture.ToldIn(anna.TenantId, NotificationKind.ReminderDue).Any(told => told.SubjectId == reminder.Id));
        Assert.Equal(2, (await _fixture.FindAsync(anna, reminder.Id)).Version);
    }

    [Fact]
    public async Task Without_PostgreSQL_it_answers_that_and_what_came_due_meanwhile_fires_late_and_once()
    {
        var anna = TestPerson.In(Guid.CreateVersion7());
        var reminder = await _fixture.SetAsync(anna, "2026-11-25T09:10", "UTC");
        var postgres = await _servers.PostgresAsync(CancellationToken.None);

        await postgres.KillAsync();
        _fixture.Clock.SetUtcNow(reminder.NextAt!.Value.AddMinutes(3));
        await (await _fixture.TrySetAsync(anna, ReminderSteps.Wanted(_fixture.Chat.Post("Call", anna), "2026-11-27T09:00")))
            .ProblemAsync(System.Net.HttpStatusCode.ServiceUnavailable, "database_unavailable");
        await postgres.StartAsync(CancellationToken.None);
        await Eventually.IsTrueAsync("the service answers again", async () =>
        {
            using var client = _fixture.As(anna);
            return (await client.GetAsync(ReminderSteps.Path, TestContext.Current.CancellationToken)).IsSuccessStatusCode;
        });

        var due = await _fixture.UntilDueAsync(anna, reminder.Id);

        Assert.Equal((reminder.NextAt, 2L), (due.DueAt, due.Version));
        Assert.True(due.FiredAt >= due.DueAt!.Value.AddMinutes(3), "it says how late it was");
    }
}

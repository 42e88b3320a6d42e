using Platform.Contracts;
using Platform.Reminder.Firing;
using Platform.Reminder.Times;

namespace Platform.Reminder.Tests.Firing;

/// <summary>Two replicas, one database.</summary>
public sealed class ReplicaTests(TwoReplicas fixture) : IClassFixture<TwoReplicas>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Ten_thousand_fire_once_each_though_one_process_dies_with_a_thousand_claimed()
    {
        const int Tenants = 8;
        const int OfTenant = 1_250;
        const int Claimed = 1_000;
        var at = fixture.Clock.GetUtcNow().AddHours(1);
        var tenants = Enumerable.Range(0, Tenants).Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var tenant in tenants) await fixture.FillAsync(tenant, OfTenant, at);
        // The dead one: it claimed, and never fires.
        var store = fixture.Reminder.App.Services.GetRequiredService<FiringStore>();
        var deadClaim = Guid.CreateVersion7();
        var dead = await store.TakeDueAsync(at, at + Lease, deadClaim, Claimed, TestContext.Current.CancellationToken);
        Assert.Equal(Claimed, dead.Count);

        // Not by a second more: the lease is not over.
        fixture.Clock.SetUtcNow(at);
        await UntilToldAsync(Tenants * OfTenant - Claimed);
        Assert.Equal(Claimed, await fixture.ScalarAsync<long>("select count(*) from reminder where state = 'pending' and claim_id = $1", deadClaim));
        fixture.Clock.SetUtcNow(at + Lease);
        await UntilToldAsync(Tenants * OfTenant);

        // It comes too late.
        foreach (var ofTenant in dead.GroupBy(due => due.TenantId))
            Assert.Equal(0, await store.FireAsync(ofTenant.Key, deadClaim, [.. ofTenant], at + Lease, TestContext.Current.CancellationToken));
        Assert.Equal(Tenants * OfTenant, await fixture.ScalarAsync<long>("select count(*) from reminder where state = 'due' and next_at is null and version = 2"));
        Assert.Equal(Tenants * OfTenant, await fixture.ScalarAsync<long>("select count(*) from reminder_history where what = 'fired'"));
        // Something that comes after all: what follows would have been told by then.
        await fixture.FillAsync(tenants[0], 1, at + Lease);
        await UntilToldAsync(Tenants * OfTenant + 1);
        var told = Told();
        Assert.Equal(Tenants * OfTenant + 1, told.Select(item => item.SubjectId).Distinct().Count());
        Assert.Equal(Tenants * OfTenant + 1, told.Count);

        List<UserNotification> Told() => [.. tenants.SelectMany(tenant => fixture.ToldIn(tenant, NotificationKind.ReminderDue))];

        Task UntilToldAsync(int count) => Eventually.IsTrueAsync($"{count} are told", () =>
        {
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(1));
            return Told().Count >= count;
        }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_was_computed_with_other_rules_is_computed_again_at_start_and_told_but_a_pause_stays()
    {
        var anna = TestPerson.In(Guid.CreateVersion7());
        var at = new DateTimeOffset(2035, 6, 1, 9, 0, 0, TimeSpan.Zero);
        await fixture.FillAsync(anna.TenantId, 1_200, at);
        // As if Moscow had been at +4 when these were set; the last ones are paused.
        await fixture.ScalarAsync<object>("""
            update reminder set zone_data = 'of old', time_zone = 'Europe/Moscow', local_time = $2, next_at = $3, user_id = case when row_number = 1 then $4 else user_id end,
              is_snoozed = row_number > 1000
            from (select id as numbered, row_number() over (order by id) from reminder where tenant_id = $1) n
            where tenant_id = $1 and id = numbered
            """, anna.TenantId, new DateTime(2035, 6, 1, 13, 0, 0), at, anna.UserId);

        await fixture.StartReplicaAsync(TestContext.Current.CancellationToken);

        await Eventually.IsTrueAsync("all are looked at", async () =>
            await fixture.ScalarAsync<long>("select count(*) from reminder where tenant_id = $1 and zone_data <> $2", anna.TenantId, TimeZones.DataVersion) == 0);
        Assert.Equal(1_000, await fixture.ScalarAsync<long>("select count(*) from reminder where tenant_id = $1 and next_at = $2 and version = 2", anna.TenantId, at.AddHours(1)));
        Assert.Equal(200, await fixture.ScalarAsync<long>("select count(*) from reminder where tenant_id = $1 and next_at = $2 and version = 1", anna.TenantId, at));
        Assert.Equal(at.AddHours(1), Assert.Single((await fixture.ListAsync(anna)).Items).NextAt);
        await Eventually.IsTrueAsync("what has moved is told", () => fixture.ToldIn(anna.TenantId, NotificationKind.ReminderChanged).Count >= 1_000);
        var told = fixture.ToldIn(anna.TenantId, NotificationKind.ReminderChanged);
        Assert.Equal((1_000, 1_000), (told.Count, told.Select(item => item.SubjectId).Distinct().Count()));
        Assert.All(told, item => Assert.Equal(2, item.Version));
        Assert.Contains(told, item => item.UserId == anna.UserId);
    }
}

using Platform.Reminder.Firing;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Tests.Firing;

/// <summary>Claims, with the time that each process believes it is. The service's own clock stands still, long before.</summary>
public sealed class ClaimTests(OneProcess fixture) : IClassFixture<OneProcess>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    // A year apart from other tests', which come later or are over and claimed: a claim goes across tenants.
    private static int _year = 2036;
    private readonly DateTimeOffset _at = new(Interlocked.Decrement(ref _year), 1, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly TestPerson _anna = TestPerson.In(Guid.CreateVersion7());

    private FiringStore Store => fixture.Reminder.App.Services.GetRequiredService<FiringStore>();

    [Fact]
    public async Task Nothing_is_claimed_a_moment_too_early()
    {
        await fixture.FillAsync(_anna.TenantId, 3, _at);

        Assert.Empty((await TakeAsync(_at - Tick)).Due);
        Assert.Equal(3, (await TakeAsync(_at)).Due.Count);
    }

    [Fact]
    public async Task The_longest_due_comes_first()
    {
        foreach (var minute in new[] { 3, 1, 2 }) await fixture.FillAsync(_anna.TenantId, 1, _at.AddMinutes(minute));

        var first = await TakeAsync(_at.AddMinutes(10), most: 2);

        Assert.Equal([_at.AddMinutes(1), _at.AddMinutes(2)], first.Due.Select(due => due.DueAt));
        Assert.Equal([_at.AddMinutes(3)], (await TakeAsync(_at.AddMinutes(10), most: 2)).Due.Select(due => due.DueAt));
    }

    [Fact]
    public async Task What_is_claimed_is_nobody_elses_until_the_lease_is_over_and_then_not_the_first_ones_any_more()
    {
        await fixture.FillAsync(_anna.TenantId, 5, _at);
        var dead = await TakeAsync(_at);
        Assert.Equal(5, dead.Due.Count);
        Assert.Empty((await TakeAsync(_at + Lease - Tick)).Due);

        var heir = await TakeAsync(_at + Lease);

        Assert.Equal(dead.Due.Select(due => due.Id).Order(), heir.Due.Select(due => due.Id).Order());
        Assert.Equal(0, await FireAsync(dead, _at + Lease));
        Assert.Equal(5, await FireAsync(heir, _at + Lease));
        Assert.Equal(0, await FireAsync(heir, _at + Lease));
        Assert.Equal(0, await FireAsync(dead, _at + Lease));
        Assert.Equal(5, await fixture.ScalarAsync<long>("select count(*) from reminder_history where tenant_id = $1 and what = 'fired'", _anna.TenantId));
    }

    [Fact]
    public async Task What_its_owner_changed_between_claim_and_firing_does_not_fire()
    {
        var (moved, ended, deleted) = (await SetAsync(), await SetAsync(), await SetAsync());
        var claimed = await TakeAsync(_at);
        Assert.Equal(3, claimed.Due.Count);

        await fixture.ChangeAsync(_anna, moved.Id, new { LocalTime = Wall(_at.AddMinutes(1)) });
        await fixture.DoAsync(_anna, ended.Id, "complete");
        using (var client = fixture.As(_anna)) await client.DeleteAsync($"{ReminderSteps.Path}/{deleted.Id}", TestContext.Current.CancellationToken);

        Assert.Equal(0, await FireAsync(claimed, _at));
        Assert.Equal(ReminderState.Pending, (await fixture.FindAsync(_anna, moved.Id)).State);
        // Its claim went with the change: at its new time it fires.
        var again = await TakeAsync(_at.AddMinutes(1));
        Assert.Equal([moved.Id], again.Due.Select(due => due.Id));
        Assert.Equal(1, await FireAsync(again, _at.AddMinutes(1)));
    }

    [Fact]
    public async Task A_clock_that_jumps_back_fires_nothing_twice()
    {
        var daily = await SetAsync("daily");
        Assert.Equal(1, await FireAsync(await TakeAsync(_at), _at));

        foreach (var now in new[] { _at.AddHours(-1), _at, _at.AddHours(1), _at.AddDays(1) - Tick }) Assert.Empty((await TakeAsync(now)).Due);

        Assert.Equal(1, await FireAsync(await TakeAsync(_at.AddDays(1)), _at.AddDays(1)));
        var due = await fixture.FindAsync(_anna, daily.Id);
        Assert.Equal((_at.AddDays(1), _at.AddDays(2), 3L), (due.DueAt!.Value, due.NextAt!.Value, due.Version));
    }

    [Fact]
    public async Task The_claim_of_a_clock_that_was_far_ahead_is_taken_over()
    {
        await fixture.FillAsync(_anna.TenantId, 2, _at);
        var ahead = await TakeAsync(_at.AddHours(5));
        Assert.Equal(2, ahead.Due.Count);

        Assert.Equal(2, (await TakeAsync(_at)).Due.Count);
        // Processes whose clocks differ a little respect each other.
        Assert.Empty((await TakeAsync(_at.AddSeconds(20))).Due);
        Assert.Equal(0, await FireAsync(ahead, _at));
    }

    [Fact]
    public async Task A_firing_that_fails_leaves_nothing_behind()
    {
        await fixture.FillAsync(_anna.TenantId, 2, _at);
        var claimed = await TakeAsync(_at);
        await fixture.ScalarAsync<object>("insert into reminder_history (tenant_id, reminder_id, entry, what, at) select $1, id, 1, 'in the way', now() from reminder where tenant_id = $1", _anna.TenantId);

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => FireAsync(claimed, _at));

        Assert.Equal(2, await fixture.ScalarAsync<long>("select count(*) from reminder where tenant_id = $1 and state = 'pending' and next_at = $2", _anna.TenantId, _at));
        await fixture.ScalarAsync<object>("delete from reminder_history where tenant_id = $1", _anna.TenantId);
        Assert.Equal(2, await FireAsync(await TakeAsync(_at + Lease), _at + Lease));
    }

    private Task<Reminders.Reminder> SetAsync(string? repeat = null) => fixture.SetAsync(_anna, Wall(_at), "UTC", repeat);

    private static string Wall(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<Claim> TakeAsync(DateTimeOffset now, int most = 100)
    {
        var id = Guid.CreateVersion7();
        var due = await Store.TakeDueAsync(now, now + Lease, id, most, TestContext.Current.CancellationToken);
        return new(id, [.. due.Where(one => one.TenantId == _anna.TenantId)]);
    }

    private Task<int> FireAsync(Claim claim, DateTimeOffset now) =>
        Store.FireAsync(_anna.TenantId, claim.Id, claim.Due, now, TestContext.Current.CancellationToken);

    private sealed record Claim(Guid Id, IReadOnlyList<DueReminder> Due);
}

using Platform.Reminder.Reminders;

namespace Platform.Reminder.Tests.Firing;

/// <summary>What has been over for long is forgotten, of every tenant.</summary>
public sealed class ForgettingTests(OneProcess fixture) : IClassFixture<OneProcess>
{
    private const int Days = 365;

    [Fact]
    public async Task A_year_after_it_was_over_a_reminder_is_forgotten_with_its_history_and_nothing_else_is()
    {
        var anna = TestPerson.In(Guid.CreateVersion7());
        var (open, ended) = (await fixture.SetAsync(anna, "2035-01-01T09:00"), await fixture.SetAsync(anna, "2035-01-01T09:00"));
        await fixture.DoAsync(anna, ended.Id, "complete");
        var endedAt = fixture.Clock.GetUtcNow();
        // More than a page, of two other tenants.
        var others = new[] { Guid.CreateVersion7(), Guid.CreateVersion7() };
        foreach (var other in others) await OverAsync(other, 800, endedAt.AddDays(-1));

        fixture.Clock.SetUtcNow(endedAt.AddDays(Days - 1).AddHours(2));
        await Eventually.IsTrueAsync("those that were over a day before are forgotten", async () => await CountAsync("reminder", others) == 0);
        Assert.Equal(0, await CountAsync("reminder_history", others));
        Assert.Equal(ReminderState.Done, (await fixture.FindAsync(anna, ended.Id)).State);

        fixture.Clock.SetUtcNow(endedAt.AddDays(Days).AddHours(2));
        await Eventually.IsTrueAsync("the one that was ended is forgotten", async () => await CountAsync("reminder", anna.TenantId) == 1);
        Assert.Equal(open.Id, Assert.Single((await fixture.ListAsync(anna)).Items).Id);
        Assert.NotEmpty((await fixture.HistoryAsync(anna, open.Id)).Items);
        Assert.Empty((await fixture.ListAsync(anna, "?state=done")).Items);
    }

    private async Task OverAsync(Guid tenantId, int count, DateTimeOffset at)
    {
        await fixture.FillAsync(tenantId, count, at.AddYears(10));
        await fixture.ScalarAsync<object>("""
            with over as (update reminder set state = 'done', next_at = null, done_at = $2, entries = 1 where tenant_id = $1 returning id)
            insert into reminder_history (tenant_id, reminder_id, entry, what, at) select $1, id, 1, 'completed', $2 from over
            """, tenantId, at);
    }

    private Task<long> CountAsync(string table, params Guid[] tenants) =>
        fixture.ScalarAsync<long>($"select count(*) from {table} where tenant_id = any($1)", tenants);
}

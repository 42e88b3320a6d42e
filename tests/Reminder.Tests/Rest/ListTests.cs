using System.Net;
using System.Net.Http.Json;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Tests.Rest;

/// <summary>Looking at one's reminders.</summary>
public sealed class ListTests(OneProcess fixture) : IClassFixture<OneProcess>
{
    private readonly TestPerson _anna = TestPerson.In(Guid.CreateVersion7());

    [Fact]
    public async Task Open_ones_come_in_the_order_of_their_times_the_due_ones_where_they_were_due()
    {
        var soon = await fixture.SetAsync(_anna, Minute(5), "UTC", "daily");
        var later = await fixture.SetAsync(_anna, Minute(60), "UTC");
        var tomorrow = await fixture.SetAsync(_anna, Minute(24 * 60), "UTC");
        fixture.Clock.Advance(TimeSpan.FromMinutes(5));
        await fixture.UntilDueAsync(_anna, soon.Id);

        Assert.Equal([soon.Id, later.Id, tomorrow.Id], await IdsAsync(""));
        Assert.Equal(await IdsAsync(""), await IdsAsync("?state=open"));
        Assert.Empty(await IdsAsync("?state=done"));
        Assert.Equal(new ReminderCounts(Due: 1, Pending: 2), await CountAsync());
    }

    [Fact]
    public async Task Those_that_are_over_come_latest_first()
    {
        var ids = new List<Guid>();
        for (var number = 0; number < 3; number++)
        {
            ids.Add((await fixture.SetAsync(_anna, "2029-01-01T09:00")).Id);
            fixture.Clock.Advance(TimeSpan.FromSeconds(1));
            await fixture.DoAsync(_anna, ids[^1], "complete");
        }

        Assert.Equal(Enumerable.Reverse(ids), await IdsAsync("?state=done"));
        Assert.Empty(await IdsAsync("?state=open"));
        Assert.Equal(new ReminderCounts(0, 0), await CountAsync());
    }

    [Theory]
    [InlineData("open")]
    [InlineData("done")]
    public async Task Pages_follow_each_other_without_gap_or_repetition(string state)
    {
        // Several of the same time: the id decides.
        await fixture.FillAsync(_anna.TenantId, 12, new DateTimeOffset(2029, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await fixture.FillAsync(_anna.TenantId, 13, new DateTimeOffset(2029, 1, 2, 0, 0, 0, TimeSpan.Zero));
        await fixture.ScalarAsync<object>("update reminder set user_id = $2 where tenant_id = $1", _anna.TenantId, _anna.UserId);
        if (state == "done") await fixture.ScalarAsync<object>("update reminder set state = 'done', done_at = next_at, next_at = null where tenant_id = $1", _anna.TenantId);
        var whole = await IdsAsync($"?state={state}");
        Assert.Equal(25, whole.Distinct().Count());

        var paged = new List<Guid>();
        var cursor = "";
        do
        {
            var page = await fixture.ListAsync(_anna, $"?state={state}&limit=10{cursor}");
            paged.AddRange(page.Items.Select(item => item.Id));
            cursor = page.NextCursor is null ? "" : $"&cursor={page.NextCursor}";
        }
        while (cursor.Length > 0);

        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task Those_of_one_conversation_can_be_asked_for()
    {
        var here = await fixture.SetAsync(_anna, "2029-01-01T09:00");
        await fixture.SetAsync(_anna, "2029-01-01T09:00");

        Assert.Equal([here.Id], await IdsAsync($"?conversationId={here.ConversationId}"));
        Assert.Empty(await IdsAsync($"?state=done&conversationId={here.ConversationId}"));
    }

    [Theory]
    [InlineData("?state=pending", "state")]
    [InlineData("?state=", "state")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=201", "limit")]
    [InlineData("?cursor=nonsense!", "cursor")]
    [InlineData("?cursor=YWJj", "cursor")]
    public async Task What_cannot_be_asked_is_refused_by_field(string query, string field)
    {
        using var client = fixture.As(_anna);

        var problem = await (await client.GetAsync(ReminderSteps.Path + query, TestContext.Current.CancellationToken)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    private string Minute(int from) =>
        fixture.Clock.GetUtcNow().AddMinutes(from).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<List<Guid>> IdsAsync(string query) => [.. (await fixture.ListAsync(_anna, query)).Items.Select(item => item.Id)];

    private async Task<ReminderCounts?> CountAsync()
    {
        using var client = fixture.As(_anna);
        return await client.GetFromJsonAsync<ReminderCounts>($"{ReminderSteps.Path}/counts", TestContext.Current.CancellationToken);
    }
}

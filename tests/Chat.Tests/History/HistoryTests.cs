using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Platform.Chat.History;
using Platform.Testing;

namespace Platform.Chat.Tests.History;

public sealed class HistoryTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_period_holds_what_was_written_in_it_and_counts_it()
    {
        var (client, path) = await HourlyAsync(100);

        var page = await client.GetFromJsonAsync<MessagePage>($"{path}?from={At(10)}&to={At(34)}&limit=10", Token);

        Assert.Equal(Enumerable.Range(25, 10).Select(seq => (long)seq), page!.Items.Select(message => message.Seq));
        Assert.Equal((true, 24), (page.HasMore, page.Count));
        Assert.Equal(Start.AddHours(33), page.Items[^1].CreatedAt);
    }

    [Fact]
    public async Task Pages_of_a_period_follow_each_other_in_both_directions_and_end_at_its_edges()
    {
        var (client, path) = await HourlyAsync(60);
        var period = $"{path}?from={At(10)}&to={At(40)}&limit=11";

        var older = await client.GetFromJsonAsync<MessagePage>($"{period}&before=22", Token);
        var newer = await client.GetFromJsonAsync<MessagePage>($"{period}&after=30", Token);

        Assert.Equal((11L, 21L, false), (older!.Items[0].Seq, older.Items[^1].Seq, older.HasMore));
        Assert.Equal((31L, 40L, false), (newer!.Items[0].Seq, newer.Items[^1].Seq, newer.HasMore));
        Assert.Null(older.Count);
    }

    [Fact]
    public async Task What_was_imported_later_stands_in_the_period_in_which_it_was_written()
    {
        var tenant = Guid.CreateVersion7();
        var (first, path) = await fixture.ImportAsync(tenant, Start.AddDays(30), Start.AddDays(31));
        await fixture.ImportAsync(first, Start, Start.AddHours(1), Start.AddHours(1));
        using var client = fixture.As(first.Anna);

        var page = await client.GetFromJsonAsync<MessagePage>($"{path}?from={At(0)}&to={At(24)}&limit=2", Token);
        var before = await client.GetFromJsonAsync<MessagePage>($"{path}?from={At(0)}&to={At(24)}&limit=2&before={page!.Items[0].Seq}", Token);

        Assert.Equal([4L, 5L], page.Items.Select(message => message.Seq));
        Assert.Equal((3, 3L), (page.Count, Assert.Single(before!.Items).Seq));
    }

    [Fact]
    public async Task An_empty_period_says_so()
    {
        var (client, path) = await HourlyAsync(3);

        var page = await client.GetFromJsonAsync<MessagePage>($"{path}?from={At(500)}&to={At(600)}", Token);

        Assert.Empty(page!.Items);
        Assert.Equal((false, 0), (page.HasMore, page.Count));
    }

    [Theory]
    [InlineData("from=2026-03-01T00:00:00Z", "to")]
    [InlineData("to=2026-03-01T00:00:00Z", "from")]
    [InlineData("from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", "to")]
    [InlineData("from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z", "to")]
    [InlineData("from=2025-01-01T00:00:00Z&to=2026-03-01T00:00:00Z", "to")]
    [InlineData("from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z&before=2&after=1", "after")]
    [InlineData("around=0", "around")]
    [InlineData("around=5&before=7", "around")]
    [InlineData("around=5&from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z", "around")]
    [InlineData("limit=201", "limit")]
    [InlineData("from=yesterday&to=today", "")]
    public async Task What_makes_no_sense_is_refused_by_its_field(string query, string field)
    {
        var (client, path) = await HourlyAsync(1);

        var response = await client.GetAsync($"{path}?{query}", Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(field, await response.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData(50, 45, 54, true, true)]
    [InlineData(1, 1, 5, false, true)]
    [InlineData(100, 95, 100, true, false)]
    [InlineData(1000, 96, 100, true, false)]
    public async Task Around_a_message_stand_those_before_it_and_after_it(long seq, long first, long last, bool hasOlder, bool hasNewer)
    {
        var (client, path) = await HourlyAsync(100);

        var page = await client.GetFromJsonAsync<MessagePage>($"{path}?around={seq}&limit=10", Token);

        Assert.Equal((first, last), (page!.Items[0].Seq, page.Items[^1].Seq));
        Assert.Equal((hasOlder, hasNewer), (page.HasMore, page.HasNewer!.Value));
    }

    [Theory]
    [InlineData(-5, 1)]
    [InlineData(10, 11)]
    [InlineData(10.5, 12)]
    [InlineData(1000, null)]
    public async Task The_first_message_of_a_day_is_found_by_its_instant(double hours, int? seq)
    {
        var (client, path) = await HourlyAsync(100);

        var place = await client.GetFromJsonAsync<MessagePlace>($"{path}/at?time={At(hours)}", Token);

        Assert.Equal(seq, place!.Seq);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string At(double hours) => Start.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // Message n was written at the beginning of hour n - 1.
    private async Task<(HttpClient Client, string Path)> HourlyAsync(int count)
    {
        var (pair, path) = await fixture.ImportAsync(Guid.CreateVersion7(), [.. Enumerable.Range(0, count).Select(hour => Start.AddHours(hour))]);
        return (fixture.As(pair.Anna), path);
    }
}

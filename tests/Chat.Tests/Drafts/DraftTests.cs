using System.Net;
using System.Net.Http.Json;
using Platform.Chat.Drafts;
using Platform.Testing;

namespace Platform.Chat.Tests.Drafts;

public sealed class DraftTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task A_draft_is_on_all_devices_of_its_author_and_nowhere_else()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var phone = fixture.As(anna);
        using var desk = fixture.As(anna, fixture.OtherReplica);
        using var boris1 = fixture.As(boris);

        var kept = await (await KeepAsync(phone, conversation.Id, "Dear Boris,\nthe", 0)).ReadAsync<Draft>();

        Assert.Equal("Dear Boris,\nthe", kept.Body);
        Assert.Equal(1, kept.Revision);
        Assert.Equal(kept, await FindAsync(desk, conversation.Id));
        Assert.Equal([kept], (await ListAsync(desk)).Items);
        Assert.Empty((await ListAsync(boris1)).Items);
        Assert.Equal("", (await FindAsync(boris1, conversation.Id)).Body);
    }

    [Fact]
    public async Task Other_devices_hear_of_it_and_other_people_do_not()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var now = TimeProvider.System.GetUtcNow();
        await using var desk = await TestHub.OpenAsync(fixture.OtherReplica.Address, fixture.Authority.Token(anna, now));
        await using var boris1 = await TestHub.OpenAsync(fixture.Chat.Address, fixture.Authority.Token(boris, now));
        await desk.InvokeAsync("Sync", new Dictionary<Guid, long>());
        await boris1.InvokeAsync("Sync", new Dictionary<Guid, long>());
        using var phone = fixture.As(anna);

        await KeepAsync(phone, conversation.Id, "On my way", 0);

        var heard = await desk.NextAsync("draftChanged");
        Assert.Equal("On my way", heard.GetProperty("body").GetString());
        Assert.Equal(1, heard.GetProperty("revision").GetInt64());
        (await phone.SendAsync(conversation.Id, "Something that he hears")).EnsureSuccessStatusCode();
        await boris1.NextAsync("messagePosted");
        await ClearAsync(phone, conversation.Id, 1);
        Assert.Equal("", (await desk.NextAsync("draftChanged")).GetProperty("body").GetString());
        Assert.DoesNotContain(boris1.Drain(), received => received.Name == "draftChanged");
    }

    [Fact]
    public async Task A_device_that_was_away_does_not_bring_back_what_was_sent()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var phone = fixture.As(anna);
        using var desk = fixture.As(anna);
        await KeepAsync(phone, conversation.Id, "First words", 0);
        (await desk.SendAsync(conversation.Id, "First words")).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.OK, (await ClearAsync(desk, conversation.Id, 1)).StatusCode);

        var stale = await KeepAsync(phone, conversation.Id, "First words and more", 1);

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("draft_changed", await stale.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var present = await FindAsync(phone, conversation.Id);
        Assert.Equal(("", 2), (present.Body, present.Revision));
        Assert.Empty((await ListAsync(phone)).Items);
        // What is begun anew after seeing that is a draft again.
        Assert.Equal(3, (await (await KeepAsync(phone, conversation.Id, "Second thoughts", 2)).ReadAsync<Draft>()).Revision);
    }

    [Fact]
    public async Task Of_devices_that_race_from_the_same_revision_one_wins()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var phone = fixture.As(anna);
        using var desk = fixture.As(anna, fixture.OtherReplica);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => KeepAsync(number % 2 == 0 ? phone : desk, conversation.Id, $"Words {number}", 0)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(1, (await FindAsync(desk, conversation.Id)).Revision);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("\u200b", 0)]
    [InlineData("bell \u0007", 0)]
    [InlineData("fine", -1)]
    [InlineData("fine", long.MaxValue)]
    public async Task What_is_no_draft_is_refused(string body, long revision)
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);

        Assert.Equal(HttpStatusCode.BadRequest, (await KeepAsync(client, conversation.Id, body, revision)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await KeepAsync(client, conversation.Id, new string('x', 16_385), 0)).StatusCode);
    }

    private static Task<HttpResponseMessage> KeepAsync(HttpClient client, Guid conversationId, string body, long revision) =>
        client.PutAsJsonAsync($"/api/chat/v1/conversations/{conversationId}/draft", new { body, revision }, TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> ClearAsync(HttpClient client, Guid conversationId, long revision) =>
        client.DeleteAsync($"/api/chat/v1/conversations/{conversationId}/draft?revision={revision}", TestContext.Current.CancellationToken);

    private static async Task<Draft> FindAsync(HttpClient client, Guid conversationId) =>
        (await client.GetFromJsonAsync<Draft>($"/api/chat/v1/conversations/{conversationId}/draft", TestContext.Current.CancellationToken))!;

    private static async Task<DraftList> ListAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<DraftList>("/api/chat/v1/drafts", TestContext.Current.CancellationToken))!;
}

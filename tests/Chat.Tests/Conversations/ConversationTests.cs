using System.Net;
using System.Net.Http.Json;
using Platform.Chat.Conversations;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Chat.Tests.Conversations;

public sealed class ConversationTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task Two_people_have_one_conversation_whoever_opens_it_and_however_often()
    {
        var anna = await fixture.PersonAsync();
        var boris = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris, fixture.OtherReplica);

        var responses = await Task.WhenAll(Enumerable.Range(0, 10).SelectMany(_ => new[] { OpenAsync(annas, boris.UserId), OpenAsync(borisClient, anna.UserId) }));

        var ids = await Task.WhenAll(responses.Select(async response => (await response.ReadAsync<Conversation>()).Id));
        Assert.Single(ids.Distinct());
        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.Created);
    }

    [Fact]
    public async Task One_cannot_open_a_conversation_with_oneself_or_with_nobody()
    {
        var anna = await fixture.PersonAsync();
        using var client = fixture.As(anna);

        Assert.Equal(HttpStatusCode.BadRequest, (await OpenAsync(client, anna.UserId)).StatusCode);
        Assert.Contains("user_not_found", await (await OpenAsync(client, Guid.CreateVersion7())).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_deactivated_person_cannot_be_written_to_anew_and_the_old_conversation_stays()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        var newcomer = await fixture.PersonAsync(anna.TenantId);
        await fixture.AnnounceAsync(new UserChanged(boris.TenantId, Guid.CreateVersion7(), boris.UserId, Version: 3, "Boris Left", IsActive: false));
        // An older version that was held up on its way changes nothing.
        await fixture.AnnounceAsync(new UserChanged(boris.TenantId, Guid.CreateVersion7(), boris.UserId, Version: 2, "Boris", IsActive: true));
        using var annas = fixture.As(anna);
        using var newcomers = fixture.As(newcomer);

        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(newcomers, boris.UserId)).StatusCode);
        Assert.Equal(conversation.Id, (await (await OpenAsync(annas, boris.UserId)).ReadAsync<Conversation>()).Id);
    }

    [Fact]
    public async Task The_list_shows_the_newest_activity_first_with_last_message_and_unread()
    {
        var (anna, boris, withBoris) = await fixture.PairAsync();
        var clara = await fixture.PersonAsync(anna.TenantId);
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        var withClara = await (await OpenAsync(annas, clara.UserId)).ReadAsync<Conversation>();
        await annas.SendAsync(withClara.Id, "Hello Clara");
        for (var i = 1; i <= 3; i++) await borisClient.SendAsync(withBoris.Id, $"News {i}");

        var list = (await annas.GetFromJsonAsync<ConversationPage>("/api/chat/v1/conversations"))!;

        Assert.Equal([withBoris.Id, withClara.Id], list.Items.Select(conversation => conversation.Id));
        Assert.Equal(("News 3", 3L), (list.Items[0].LastMessage!.Body, list.Items[0].Unread));
        Assert.Equal(("Hello Clara", 0L), (list.Items[1].LastMessage!.Body, list.Items[1].Unread));
        Assert.Null(list.NextCursor);
    }

    [Fact]
    public async Task Pages_of_the_list_join_without_loss()
    {
        var anna = await fixture.PersonAsync();
        using var annas = fixture.As(anna);
        var opened = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            var other = await fixture.PersonAsync(anna.TenantId);
            opened.Add((await (await OpenAsync(annas, other.UserId)).ReadAsync<Conversation>()).Id);
        }

        var listed = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = (await annas.GetFromJsonAsync<ConversationPage>($"/api/chat/v1/conversations?limit=3&cursor={cursor}"))!;
            listed.AddRange(page.Items.Select(conversation => conversation.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Reverse(opened), listed);
    }

    [Theory]
    [InlineData("?cursor=nonsense", "cursor")]
    [InlineData("?cursor=%00", "cursor")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=501", "limit")]
    [InlineData("?limit=many", "limit")]
    public async Task Bad_paging_is_named(string query, string field)
    {
        using var client = fixture.As(await fixture.PersonAsync());

        var response = await client.GetAsync("/api/chat/v1/conversations" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(field, await response.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> OpenAsync(HttpClient client, Guid userId) =>
        client.PostAsJsonAsync("/api/chat/v1/conversations/direct", new { UserId = userId });
}

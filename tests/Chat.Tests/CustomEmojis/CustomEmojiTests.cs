using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Platform.Chat.CustomEmojis;
using Platform.Chat.Messages;
using Platform.Chat.Tests.Changes;
using Platform.Testing;

namespace Platform.Chat.Tests.CustomEmojis;

public sealed class CustomEmojiTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    private const string List = "/api/chat/v1/emoji";

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "x", PictureFiles.Png(16, 16), "name" },
        { "Parrot", PictureFiles.Png(16, 16), "name" },
        { "part y", PictureFiles.Png(16, 16), "name" },
        { new string('a', 33), PictureFiles.Png(16, 16), "name" },
        { "parrot", PictureFiles.Jpeg(16, 16), "picture" },
        { "parrot", PictureFiles.Gif(129, 16), "picture" },
        { "parrot", "<svg/>"u8.ToArray(), "picture" },
        { "parrot", [.. PictureFiles.Png(16, 16), .. new byte[256 * 1024]], "picture" },
    };

    [Fact]
    public async Task Everybody_adds_one_and_everybody_of_the_tenant_has_it_and_hears_of_it_on_any_replica()
    {
        var (anna, boris, _) = await fixture.PairAsync();
        var stranger = await fixture.PersonAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        using var strangers = fixture.As(stranger);
        await using var hub = await ListenAsync(boris, fixture.OtherReplica);
        await using var strangersHub = await ListenAsync(stranger, fixture.Chat);

        var added = await (await AddAsync(annas, "party_parrot", PictureFiles.Gif(128, 128))).ReadAsync<CustomEmoji>();

        Assert.Equal(("party_parrot", anna.UserId), (added.Name, added.CreatedBy));
        var list = (await borisClient.GetFromJsonAsync<CustomEmojiList>(List))!;
        Assert.Equal((1, added), (list.Version, Assert.Single(list.Items)));
        var heard = await hub.NextAsync("emojiChanged");
        Assert.Equal((1, added.PictureUrl), (heard.GetProperty("version").GetInt64(), heard.GetProperty("emoji").GetProperty("pictureUrl").GetString()));
        using var picture = await borisClient.GetAsync(added.PictureUrl);
        Assert.Equal("image/gif", picture.Content.Headers.ContentType?.ToString());
        Assert.Contains("immutable", picture.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await strangers.GetAsync(added.PictureUrl)).StatusCode);
        Assert.Empty((await strangers.GetFromJsonAsync<CustomEmojiList>(List))!.Items);
        Assert.Equal(HttpStatusCode.NotFound, (await strangers.DeleteAsync($"{List}/party_parrot")).StatusCode);
        // The same name is free in another tenant.
        Assert.Equal(HttpStatusCode.Created, (await AddAsync(strangers, "party_parrot", PictureFiles.Png(8, 8))).StatusCode);
        Assert.Equal(stranger.UserId, (await strangersHub.NextAsync("emojiChanged")).GetProperty("emoji").GetProperty("createdBy").GetGuid());
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
        Assert.Empty(hub.Drain());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_out_of_bounds_is_refused_by_the_name_of_its_field(string name, byte[] picture, string field)
    {
        using var client = fixture.As(await fixture.PersonAsync());

        var refused = await AddAsync(client, name, picture);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty(field, out _));
        Assert.Empty((await client.GetFromJsonAsync<CustomEmojiList>(List))!.Items);
    }

    [Fact]
    public async Task A_name_is_taken_once_and_the_same_again_is_the_same()
    {
        var (anna, boris, _) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);

        Assert.Equal(HttpStatusCode.Created, (await AddAsync(annas, "ship", PictureFiles.Png(8, 8))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AddAsync(annas, "ship", PictureFiles.Png(8, 8))).StatusCode);
        var taken = await AddAsync(borisClient, "ship", PictureFiles.Png(9, 9));

        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        Assert.Contains("emoji_name_taken", await taken.Content.ReadAsStringAsync());
        Assert.Equal(1, (await annas.GetFromJsonAsync<CustomEmojiList>(List))!.Version);
    }

    [Fact]
    public async Task Whoever_added_it_and_administrators_delete_it_and_its_name_is_free_again()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        using var administrators = fixture.As((await fixture.PersonAsync(anna.TenantId)) with { IsAdministrator = true });
        foreach (var name in new[] { "ship", "shop" }) (await AddAsync(annas, name, PictureFiles.Png(8, 8))).EnsureSuccessStatusCode();
        await using var hub = await ListenAsync(boris, fixture.OtherReplica);
        var said = await annas.SaysAsync(conversation.Id, "Done :ship:");
        (await annas.ReactAsync(said, ":ship:")).EnsureSuccessStatusCode();

        Assert.Contains("not_your_emoji", await (await borisClient.DeleteAsync($"{List}/ship")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await annas.DeleteAsync($"{List}/ship")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await administrators.DeleteAsync($"{List}/shop")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await annas.DeleteAsync($"{List}/ship")).StatusCode);

        Assert.Equal(JsonValueKind.Null, (await hub.NextAsync("emojiChanged")).GetProperty("emoji").ValueKind);
        Assert.Equal("Done :ship:", (await annas.FindAsync(said)).Body);
        // What was given stays until it is taken away, and cannot be given anew.
        Assert.Equal(HttpStatusCode.BadRequest, (await borisClient.ReactAsync(said, ":ship:")).StatusCode);
        Assert.Null((await (await annas.UnreactAsync(said, ":ship:")).ReadAsync<Message>()).Reactions);
        Assert.Equal(HttpStatusCode.Created, (await AddAsync(borisClient, "ship", PictureFiles.Png(9, 9))).StatusCode);
    }

    [Fact]
    public async Task A_list_that_is_known_is_not_sent_again()
    {
        using var client = fixture.As(await fixture.PersonAsync());
        using var first = await client.GetAsync(List);
        var tag = first.Headers.ETag!.ToString();

        using (var again = new HttpRequestMessage(HttpMethod.Get, List) { Headers = { { "If-None-Match", tag } } })
            Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        (await AddAsync(client, "ship", PictureFiles.Png(8, 8))).EnsureSuccessStatusCode();
        using (var changed = new HttpRequestMessage(HttpMethod.Get, List) { Headers = { { "If-None-Match", tag } } })
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(changed)).StatusCode);
    }

    [Fact]
    public async Task A_thousand_are_the_most_also_when_two_add_the_last_at_once()
    {
        var (anna, boris, _) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris, fixture.OtherReplica);
        await FillAsync(anna, count: 999);

        var answers = await Task.WhenAll(AddAsync(annas, "last", PictureFiles.Png(8, 8)), AddAsync(borisClient, "latest", PictureFiles.Png(8, 8)));

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        var refused = answers.Single(answer => answer.StatusCode == HttpStatusCode.Conflict);
        Assert.Contains("too_many_emoji", await refused.Content.ReadAsStringAsync());
        Assert.Equal(1_000, (await annas.GetFromJsonAsync<CustomEmojiList>(List))!.Items.Count);
    }

    [Fact]
    public async Task Only_what_the_tenant_has_is_a_reaction()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var said = await client.SaysAsync(conversation.Id, "Done");

        Assert.Equal(HttpStatusCode.BadRequest, (await client.ReactAsync(said, ":party_parrot:")).StatusCode);
        (await AddAsync(client, "party_parrot", PictureFiles.Png(8, 8))).EnsureSuccessStatusCode();

        Assert.Equal(":party_parrot:", Assert.Single((await (await client.ReactAsync(said, ":party_parrot:")).ReadAsync<Message>()).Reactions!).Emoji);
    }

    private static Task<HttpResponseMessage> AddAsync(HttpClient client, string name, byte[] picture) =>
        client.PutAsync($"{List}/{Uri.EscapeDataString(name)}", new ByteArrayContent(picture), TestContext.Current.CancellationToken);

    private async Task<TestHub> ListenAsync(TestPerson person, TestService replica)
    {
        var hub = await TestHub.OpenAsync(replica.Address, fixture.Authority.Token(person, TimeProvider.System.GetUtcNow()));
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
        return hub;
    }

    private async Task FillAsync(TestPerson person, int count)
    {
        await using var connection = new NpgsqlConnection(fixture.Installation.Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("""
            insert into custom_emoji (tenant_id, name, hash, content_type, content, created_by, created_at)
            select $1, 'filler_' || n, 'hash', 'image/png', '', $2, now() from generate_series(1, $3) n
            """, connection)
        {
            Parameters = { new() { Value = person.TenantId }, new() { Value = person.UserId }, new() { Value = count } },
        };
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

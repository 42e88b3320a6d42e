using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Npgsql;
using Platform.Chat.Conversations;
using Platform.Chat.CustomEmojis;
using Platform.Chat.Drafts;
using Platform.Chat.Folders;
using Platform.Chat.Push;
using Platform.Chat.Realtime;
using Platform.Chat.Scheduled;
using Platform.Chat.Threads;
using Platform.Testing;

namespace Platform.Chat.Tests;

/// <summary>Every endpoint, hub method and table, tried by somebody of another tenant and by a colleague who is no member.</summary>
public sealed class TenantIsolationTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    // Each endpoint with what an outsider tries on it. "ids" are of the victims' conversation; what must come back follows.
    private static readonly Dictionary<string, Func<HttpClient, Victims, Task>> Attempts = new()
    {
        ["POST /api/chat/v1/conversations/direct"] = async (outsider, victims) =>
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.PostAsJsonAsync("/api/chat/v1/conversations/direct", new { victims.Boris.UserId })).StatusCode),
        ["GET /api/chat/v1/conversations/"] = async (outsider, _) =>
            Assert.Empty((await outsider.GetFromJsonAsync<ConversationPage>("/api/chat/v1/conversations"))!.Items),
        ["GET /api/chat/v1/conversations/{conversationId:guid}"] = (outsider, victims) => AssertHidden(outsider.GetAsync(victims.Path)),
        ["POST /api/chat/v1/conversations/{conversationId:guid}/messages/"] = (outsider, victims) => AssertHidden(outsider.SendAsync(victims.ConversationId, "Let me in")),
        ["GET /api/chat/v1/conversations/{conversationId:guid}/messages/"] = async (outsider, victims) =>
        {
            foreach (var query in new[] { "", "?before=9", "?around=1", "?from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z", "?from=2026-11-01T00:00:00Z&to=2026-12-31T00:00:00Z&after=0" })
                await AssertHidden(outsider.GetAsync(victims.Path + "/messages" + query));
        },
        ["GET /api/chat/v1/conversations/{conversationId:guid}/messages/at"] = (outsider, victims) =>
            AssertHidden(outsider.GetAsync(victims.Path + "/messages/at?time=2020-01-01T00:00:00Z")),
        ["PATCH /api/chat/v1/conversations/{conversationId:guid}"] = (outsider, victims) => AssertHidden(outsider.PatchAsJsonAsync(victims.Path, new { Name = "Mine now" })),
        ["POST /api/chat/v1/conversations/groups"] = async (outsider, victims) => await AssertOnlyColleagues(outsider, victims, "groups"),
        ["POST /api/chat/v1/conversations/channels"] = async (outsider, victims) => await AssertOnlyColleagues(outsider, victims, "channels"),
        ["GET /api/chat/v1/conversations/channels"] = async (outsider, _) =>
            Assert.Empty((await outsider.GetFromJsonAsync<ChannelPage>("/api/chat/v1/conversations/channels"))!.Items),
        ["GET /api/chat/v1/conversations/{conversationId:guid}/members"] = (outsider, victims) => AssertHidden(outsider.GetAsync(victims.Path + "/members")),
        ["POST /api/chat/v1/conversations/{conversationId:guid}/members"] = (outsider, victims) => AssertHidden(outsider.PostAsJsonAsync(victims.Path + "/members", new { UserIds = new[] { victims.Boris.UserId } })),
        ["DELETE /api/chat/v1/conversations/{conversationId:guid}/members/{userId:guid}"] = (outsider, victims) => AssertHidden(outsider.DeleteAsync($"{victims.Path}/members/{victims.Boris.UserId}")),
        ["PATCH /api/chat/v1/conversations/{conversationId:guid}/members/{userId:guid}"] = (outsider, victims) => AssertHidden(outsider.PatchAsJsonAsync($"{victims.Path}/members/{victims.Boris.UserId}", new { Role = "owner" })),
        ["POST /api/chat/v1/conversations/{conversationId:guid}/join"] = (outsider, victims) => AssertHidden(outsider.PostAsync(victims.Path + "/join", null)),
        ["GET /api/chat/v1/conversations/{conversationId:guid}/picture/"] = (outsider, victims) => AssertHidden(outsider.GetAsync(victims.Path + "/picture")),
        ["PUT /api/chat/v1/conversations/{conversationId:guid}/picture/"] = (outsider, victims) => AssertHidden(outsider.PutAsync(victims.Path + "/picture", new ByteArrayContent(PictureFiles.Png(1, 1)))),
        ["DELETE /api/chat/v1/conversations/{conversationId:guid}/picture/"] = (outsider, victims) => AssertHidden(outsider.DeleteAsync(victims.Path + "/picture")),
        ["PATCH /api/chat/v1/conversations/{conversationId:guid}/preferences"] = (outsider, victims) => AssertHidden(outsider.PatchAsJsonAsync(victims.Path + "/preferences", new { Muted = true })),
        ["GET /api/chat/v1/conversations/{conversationId:guid}/changes"] = (outsider, victims) => AssertHidden(outsider.GetAsync(victims.Path + "/changes?after=0")),
        ["GET /api/chat/v1/conversations/{conversationId:guid}/messages/{seq:long}/"] = (outsider, victims) => AssertHidden(outsider.GetAsync(victims.Path + "/messages/1")),
        ["PATCH /api/chat/v1/conversations/{conversationId:guid}/messages/{seq:long}/"] = (outsider, victims) => AssertHidden(outsider.PatchAsJsonAsync(victims.Path + "/messages/1", new { Body = "Mine now" })),
        ["DELETE /api/chat/v1/conversations/{conversationId:guid}/messages/{seq:long}/"] = (outsider, victims) => AssertHidden(outsider.DeleteAsync(victims.Path + "/messages/1")),
        ["GET /api/chat/v1/conversations/{conversationId:guid}/messages/{seq:long}/versions"] = (outsider, victims) => AssertHidden(outsider.GetAsync(victims.Path + "/messages/1/versions")),
        ["GET /api/chat/v1/conversations/{conversationId:guid}/messages/{seq:long}/info"] = (outsider, victims) => AssertHidden(outsider.GetAsync(victims.Path + "/messages/1/info")),
        ["GET /api/chat/v1/conversations/{conversationId:guid}/messages/{seq:long}/visible-to"] = (outsider, victims) => AssertHidden(outsider.GetAsync($"{victims.Path}/messages/1/visible-to?userId={Guid.CreateVersion7()}")),
        ["PUT /api/chat/v1/conversations/{conversationId:guid}/messages/{seq:long}/reactions/{emoji}/"] = (outsider, victims) => AssertHidden(outsider.PutAsync(victims.Path + "/messages/1/reactions/👍", null)),
        ["DELETE /api/chat/v1/conversations/{conversationId:guid}/messages/{seq:long}/reactions/{emoji}/"] = (outsider, victims) => AssertHidden(outsider.DeleteAsync(victims.Path + "/messages/1/reactions/👍")),
        ["GET /api/chat/v1/folders/"] = async (outsider, _) => Assert.Empty((await outsider.GetFromJsonAsync<FolderList>("/api/chat/v1/folders"))!.Items),
        ["POST /api/chat/v1/folders/"] = async (outsider, _) =>
            Assert.Equal(HttpStatusCode.BadRequest, (await outsider.PostAsJsonAsync("/api/chat/v1/folders", new { Name = "" })).StatusCode),
        ["PATCH /api/chat/v1/folders/{folderId:guid}"] = (outsider, victims) => AssertHidden(outsider.PatchAsJsonAsync(victims.Folder, new { Name = "Mine now" })),
        ["DELETE /api/chat/v1/folders/{folderId:guid}"] = (outsider, victims) => AssertHidden(outsider.DeleteAsync(victims.Folder)),
        ["PUT /api/chat/v1/folders/{folderId:guid}/conversations/{conversationId:guid}"] = (outsider, victims) =>
            AssertHidden(outsider.PutAsync($"{victims.Folder}/conversations/{victims.ConversationId}", null)),
        ["DELETE /api/chat/v1/folders/{folderId:guid}/conversations/{conversationId:guid}"] = (outsider, victims) =>
            AssertHidden(outsider.DeleteAsync($"{victims.Folder}/conversations/{victims.ConversationId}")),
        ["GET /api/chat/v1/emoji/"] = async (outsider, _) => Assert.Empty((await outsider.GetFromJsonAsync<CustomEmojiList>("/api/chat/v1/emoji"))!.Items),
        ["PUT /api/chat/v1/emoji/{name}"] = async (outsider, _) =>
            Assert.Equal(HttpStatusCode.BadRequest, (await outsider.PutAsync("/api/chat/v1/emoji/secret", new ByteArrayContent([]))).StatusCode),
        ["DELETE /api/chat/v1/emoji/{name}"] = (outsider, _) => AssertHidden(outsider.DeleteAsync("/api/chat/v1/emoji/secret")),
        ["GET /api/chat/v1/emoji/{name}/picture"] = (outsider, _) => AssertHidden(outsider.GetAsync("/api/chat/v1/emoji/secret/picture")),
        ["GET /api/chat/v1/conversations/{conversationId:guid}/pins"] = (outsider, victims) => AssertHidden(outsider.GetAsync(victims.Path + "/pins")),
        ["PUT /api/chat/v1/conversations/{conversationId:guid}/messages/{seq:long}/pin/"] = (outsider, victims) => AssertHidden(outsider.PutAsync(victims.Path + "/messages/1/pin", null)),
        ["DELETE /api/chat/v1/conversations/{conversationId:guid}/messages/{seq:long}/pin/"] = (outsider, victims) => AssertHidden(outsider.DeleteAsync(victims.Path + "/messages/1/pin")),
        ["POST /api/chat/v1/conversations/{conversationId:guid}/forwards"] = (outsider, victims) => AssertHidden(outsider.PostAsJsonAsync(
            victims.Path + "/forwards", new { FromConversationId = victims.ConversationId, Messages = new[] { new { Seq = 1, ClientMessageId = Guid.CreateVersion7() } } })),
        ["POST /api/chat/v1/conversations/{conversationId:guid}/delivered"] = (outsider, victims) => AssertHidden(outsider.PostAsJsonAsync(victims.Path + "/delivered", new { Seq = 1 })),
        ["POST /api/chat/v1/conversations/{conversationId:guid}/read"] = (outsider, victims) => AssertHidden(outsider.PostAsJsonAsync(victims.Path + "/read", new { Seq = 1 })),
        ["GET /api/chat/v1/drafts"] = async (outsider, _) => Assert.Empty((await outsider.GetFromJsonAsync<DraftList>("/api/chat/v1/drafts"))!.Items),
        ["GET /api/chat/v1/conversations/{conversationId:guid}/draft/"] = (outsider, victims) => AssertHidden(outsider.GetAsync(victims.Path + "/draft")),
        ["PUT /api/chat/v1/conversations/{conversationId:guid}/draft/"] = (outsider, victims) => AssertHidden(outsider.PutAsJsonAsync(victims.Path + "/draft", new { Body = "Mine", Revision = 0 })),
        ["DELETE /api/chat/v1/conversations/{conversationId:guid}/draft/"] = (outsider, victims) => AssertHidden(outsider.DeleteAsync(victims.Path + "/draft?revision=1")),
        ["POST /api/chat/v1/conversations/{conversationId:guid}/scheduled"] = (outsider, victims) => AssertHidden(outsider.PostAsJsonAsync(
            victims.Path + "/scheduled", new { ClientMessageId = Guid.CreateVersion7(), Body = "Let me in", SendAt = TimeProvider.System.GetUtcNow().AddDays(1) })),
        ["GET /api/chat/v1/scheduled/"] = async (outsider, _) => Assert.Empty((await outsider.GetFromJsonAsync<ScheduledList>("/api/chat/v1/scheduled"))!.Items),
        ["PATCH /api/chat/v1/scheduled/{scheduledId:guid}"] = (outsider, victims) => AssertHidden(outsider.PatchAsJsonAsync($"/api/chat/v1/scheduled/{victims.ScheduledId}", new { Body = "Mine now" })),
        ["DELETE /api/chat/v1/scheduled/{scheduledId:guid}"] = (outsider, victims) => AssertHidden(outsider.DeleteAsync($"/api/chat/v1/scheduled/{victims.ScheduledId}")),
        ["POST /api/chat/v1/conversations/{conversationId:guid}/messages/{seq:long}/thread"] = (outsider, victims) => AssertHidden(outsider.PostAsync(victims.Path + "/messages/1/thread", null)),
        ["PUT /api/chat/v1/conversations/{conversationId:guid}/following"] = async (outsider, victims) =>
        {
            foreach (var id in new[] { victims.ConversationId, victims.ThreadId })
                await AssertHidden(outsider.PutAsJsonAsync($"/api/chat/v1/conversations/{id}/following", new { Following = false }));
            await AssertHidden(outsider.GetAsync($"/api/chat/v1/conversations/{victims.ThreadId}"));
            await AssertHidden(outsider.GetAsync($"/api/chat/v1/conversations/{victims.ThreadId}/messages"));
            await AssertHidden(outsider.SendAsync(victims.ThreadId, "Let me in"));
        },
        ["GET /api/chat/v1/threads"] = async (outsider, _) => Assert.Empty((await outsider.GetFromJsonAsync<ThreadPage>("/api/chat/v1/threads"))!.Items),
        ["POST /api/chat/v1/sync"] = async (outsider, victims) =>
        {
            var response = await outsider.PostAsJsonAsync("/api/chat/v1/sync", new { Known = new Dictionary<Guid, long> { [victims.ConversationId] = 0 } });
            var result = await response.ReadAsync<Sync.SyncResult>();
            Assert.Empty(result.Conversations);
            Assert.Empty(result.Messages);
        },
        ["GET /api/chat/v1/push/"] = async (outsider, _) => Assert.Null((await outsider.GetFromJsonAsync<PushState>("/api/chat/v1/push"))!.Endpoint),
        ["PUT /api/chat/v1/push/"] = async (outsider, _) =>
            Assert.Equal(HttpStatusCode.BadRequest, (await outsider.PutAsJsonAsync("/api/chat/v1/push", new { Endpoint = "" })).StatusCode),
        ["DELETE /api/chat/v1/push/"] = async (outsider, _) => (await outsider.DeleteAsync("/api/chat/v1/push")).EnsureSuccessStatusCode(),
        ["GET /api/chat/v1/conversations/{conversationId:guid}/messages/{seq:long}/pushes"] = (outsider, victims) => AssertHidden(outsider.GetAsync(victims.Path + "/messages/1/pushes")),
        ["POST /api/chat/v1/push/arrivals"] = (outsider, victims) =>
            AssertHidden(outsider.PostAsJsonAsync("/api/chat/v1/push/arrivals", new { Ticket = Convert.ToHexString(victims.Anna.TenantId.ToByteArray()) })),
        ["POST /api/chat/v1/hub-ticket"] = async (outsider, _) => (await outsider.PostAsync("/api/chat/v1/hub-ticket", null)).EnsureSuccessStatusCode(),
        ["POST /api/chat/v1/imports/{tenantId:guid}/conversations"] = (outsider, victims) =>
            AssertHidden(outsider.PostAsJsonAsync($"/api/chat/v1/imports/{victims.Anna.TenantId}/conversations", new { Conversations = Array.Empty<object>() })),
    };

    // What a colleague may well do with them.
    private static readonly string[] WithColleagues =
    [
        "POST /api/chat/v1/conversations/direct", "POST /api/chat/v1/conversations/groups", "POST /api/chat/v1/conversations/channels",
        "GET /api/chat/v1/emoji/", "DELETE /api/chat/v1/emoji/{name}", "GET /api/chat/v1/emoji/{name}/picture",
    ];

    // Likewise for the hub: the name, and the arguments that an outsider gives.
    private static readonly Dictionary<string, Func<TestHub, Victims, Task>> HubAttempts = new()
    {
        [nameof(ChatHub.SendMessage)] = async (hub, victims) => Assert.Equal("not_found",
            (await Assert.ThrowsAsync<TestHubException>(() => hub.InvokeAsync("SendMessage", victims.ConversationId, Guid.CreateVersion7(), "Let me in"))).Code),
        [nameof(ChatHub.SendReply)] = async (hub, victims) => Assert.Equal("not_found",
            (await Assert.ThrowsAsync<TestHubException>(() => hub.InvokeAsync("SendReply", victims.ConversationId, Guid.CreateVersion7(), "Let me in", 1))).Code),
        [nameof(ChatHub.Delivered)] = (hub, victims) => hub.InvokeAsync("Delivered", victims.ConversationId, 1),
        [nameof(ChatHub.Read)] = (hub, victims) => hub.InvokeAsync("Read", victims.ConversationId, 1),
        [nameof(ChatHub.SetIdle)] = (hub, _) => hub.InvokeAsync("SetIdle", true),
        [nameof(ChatHub.WatchPresence)] = (hub, victims) => hub.InvokeAsync("WatchPresence", new[] { victims.Anna.UserId, victims.Boris.UserId }),
        [nameof(ChatHub.Typing)] = async (hub, victims) => Assert.Equal("not_found",
            (await Assert.ThrowsAsync<TestHubException>(() => hub.InvokeAsync("Typing", victims.ConversationId))).Code),
        [nameof(ChatHub.Sync)] = async (hub, victims) =>
            Assert.Equal(0, (await hub.InvokeAsync("Sync", new Dictionary<Guid, long> { [victims.ConversationId] = 0 })).GetProperty("conversations").GetArrayLength()),
        [nameof(ChatHub.Renew)] = async (hub, victims) => Assert.Equal("unauthenticated",
            (await Assert.ThrowsAsync<TestHubException>(() => hub.InvokeAsync("Renew", victims.BorisToken))).Code),
    };

    [Fact]
    public void Every_endpoint_and_hub_method_is_tried()
    {
        var endpoints = fixture.Chat.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}"));
        var methods = typeof(ChatHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.GetBaseDefinition() == method).Select(method => method.Name);

        Assert.Equal(endpoints.Order(), Attempts.Keys.Order());
        Assert.Equal(methods.Order(), HubAttempts.Keys.Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Outsiders_get_nothing_and_change_nothing(bool ofAnotherTenant)
    {
        var victims = await VictimsAsync();
        var outsider = await fixture.PersonAsync(ofAnotherTenant ? null : victims.Anna.TenantId);
        using var client = fixture.As(outsider);
        await using var hub = await TestHub.OpenAsync(fixture.Chat.Address, fixture.Authority.Token(outsider, TimeProvider.System.GetUtcNow()));
        var before = await StateAsync(victims);

        foreach (var (endpoint, attempt) in Attempts)
            if (ofAnotherTenant || !WithColleagues.Contains(endpoint)) await attempt(client, victims);
        foreach (var attempt in HubAttempts.Values) await attempt(hub, victims);

        Assert.Empty(hub.Drain());
        Assert.Equal(before, await StateAsync(victims));
    }

    [Fact]
    public async Task Every_endpoint_wants_a_valid_token()
    {
        var victims = await VictimsAsync();
        var now = TimeProvider.System.GetUtcNow();
        var unsigned = Unsigned(fixture.Authority.Token(victims.Anna, now));
        string[] bad =
        [
            "", "nonsense", unsigned,
            fixture.Authority.Token(victims.Anna, now - TimeSpan.FromHours(1)),
            TestAuthority.Token(victims.Anna, now, TestAuthority.CreateKey()),
        ];

        foreach (var token in bad)
        {
            using var client = fixture.Chat.WithToken(token);
            foreach (var (method, path) in Routes(victims))
            {
                using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Get ? null : Content(path) };
                using var response = await client.SendAsync(request);
                Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
                Assert.Contains("unauthenticated", await response.Content.ReadAsStringAsync());
            }
        }
    }

    [Fact]
    public async Task Row_level_security_holds_where_a_query_forgets_the_tenant()
    {
        var victims = await VictimsAsync();
        await using var connection = new NpgsqlConnection(fixture.Installation.Database.RuntimeConnectionString);
        await connection.OpenAsync();
        Assert.True(await fixture.ScalarAsync<long>("select count(*) from message where conversation_id = $1", victims.ConversationId) > 0, "there is something to hide");

        foreach (var tenant in new[] { "", Guid.CreateVersion7().ToString() })
        {
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var table in new[] { "message", "message_edit", "reaction", "draft", "scheduled_message", "conversation", "conversation_picture", "custom_emoji", "folder", "folder_list", "member", "person", "notification_choice", "do_not_disturb", "push_subscription", "push_pending", "push_log", "push_withdrawn", "email_pending", "platform.outbox", "platform.inbox" })
            {
                await using var command = new NpgsqlCommand($"select set_config('app.tenant_id', '{tenant}', true); select count(*) from {table}", connection);
                await using var reader = await command.ExecuteReaderAsync();
                await reader.NextResultAsync();
                await reader.ReadAsync();
                Assert.Equal(0, reader.GetInt64(0));
            }
        }
    }

    [Fact]
    public async Task Every_table_with_a_tenant_is_protected_and_keyed_by_it()
    {
        const string Unprotected = """
            select coalesce(string_agg(c.oid::regclass::text, ', '), '') from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
            left join pg_index i on i.indrelid = c.oid and i.indisprimary
            where c.relkind = 'r' and (not c.relrowsecurity or not c.relforcerowsecurity or i.indkey[0] is distinct from a.attnum)
            """;

        Assert.True(await fixture.ScalarAsync<long>("select count(*) from pg_attribute where attname = 'tenant_id'") > 4, "there are such tables");
        Assert.Equal("", await fixture.ScalarAsync<string>(Unprotected));
    }

    private static IEnumerable<(HttpMethod Method, string Path)> Routes(Victims victims) => Attempts.Keys
        .Where(endpoint => !endpoint.Contains("imports", StringComparison.Ordinal) && !endpoint.EndsWith("/push/arrivals", StringComparison.Ordinal))
        .Select(endpoint => endpoint.Split(' '))
        .Select(parts => (HttpMethod.Parse(parts[0]), parts[1]
            .Replace("{conversationId:guid}", victims.ConversationId.ToString(), StringComparison.Ordinal).Replace("{userId:guid}", victims.Boris.UserId.ToString(), StringComparison.Ordinal)
            .Replace("{scheduledId:guid}", victims.ScheduledId.ToString(), StringComparison.Ordinal)
            .Replace("{folderId:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{seq:long}", "1", StringComparison.Ordinal)
            .Replace("{emoji}", "👍", StringComparison.Ordinal).Replace("{name}", "secret", StringComparison.Ordinal)));

    private static HttpContent Content(string path) =>
        path.Contains("/picture", StringComparison.Ordinal) || path.Contains("/emoji/", StringComparison.Ordinal) ? new ByteArrayContent(PictureFiles.Png(1, 1)) : JsonContent.Create(new { });

    // RFC 7518 section 3.6: "none" claims that no signature is needed.
    private static string Unsigned(string token) =>
        $"{System.Buffers.Text.Base64Url.EncodeToString("""{"alg":"none","typ":"at+jwt"}"""u8)}.{token.Split('.')[1]}.";

    // A colleague may make a group with them; somebody of another tenant finds nobody to add.
    private static async Task AssertOnlyColleagues(HttpClient outsider, Victims victims, string kind)
    {
        var response = await outsider.PostAsJsonAsync($"/api/chat/v1/conversations/{kind}", new { Name = "With you", UserIds = new[] { victims.Boris.UserId } });
        Assert.Contains("user_not_found", await response.Content.ReadAsStringAsync());
    }

    private static async Task AssertHidden(Task<HttpResponseMessage> response) => Assert.Equal(HttpStatusCode.NotFound, (await response).StatusCode);

    private async Task<Victims> VictimsAsync()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        (await client.SendAsync(conversation.Id, "Confidential")).EnsureSuccessStatusCode();
        var thread = await (await client.PostAsync($"/api/chat/v1/conversations/{conversation.Id}/messages/1/thread", null)).ReadAsync<Conversation>();
        (await client.SendAsync(thread.Id, "Confidential too")).EnsureSuccessStatusCode();
        // What follows from that changes the root: it is over before anybody tries anything.
        await Eventually.IsTrueAsync("the root knows its thread", () =>
            fixture.ScalarAsync<bool>("select thread is not null from message where conversation_id = $1 and seq = 1", conversation.Id));
        (await client.PutAsJsonAsync($"/api/chat/v1/conversations/{conversation.Id}/draft", new { Body = "Secret", Revision = 0 })).EnsureSuccessStatusCode();
        var scheduled = await (await client.PostAsJsonAsync($"/api/chat/v1/conversations/{conversation.Id}/scheduled",
            new { ClientMessageId = Guid.CreateVersion7(), Body = "Secret", SendAt = TimeProvider.System.GetUtcNow().AddDays(1) })).ReadAsync<ScheduledMessage>();
        (await client.PutAsync("/api/chat/v1/emoji/secret", new ByteArrayContent(PictureFiles.Png(1, 1)))).EnsureSuccessStatusCode();
        var folder = await (await client.PostAsJsonAsync("/api/chat/v1/folders", new { Name = "Secret" })).ReadAsync<Folder>();
        var path = $"/api/chat/v1/folders/{folder.Id}";
        (await client.PutAsync($"{path}/conversations/{conversation.Id}", null)).EnsureSuccessStatusCode();
        return new Victims(anna, boris, conversation.Id, thread.Id, scheduled.Id, path, fixture.Authority.Token(boris, TimeProvider.System.GetUtcNow()));
    }

    private Task<string?> StateAsync(Victims victims) => fixture.ScalarAsync<string>("""
        select concat(c.last_seq, ' ', c.revision, ' ', string_agg(concat(m.user_id, m.delivered_seq, m.read_seq), ' ' order by m.user_id))
        from conversation c join member m on m.conversation_id = c.id where c.id = $1 and m.user_id = $2 group by c.last_seq, c.revision
        """, victims.ConversationId, victims.Boris.UserId);

    private sealed record Victims(TestPerson Anna, TestPerson Boris, Guid ConversationId, Guid ThreadId, Guid ScheduledId, string Folder, string BorisToken)
    {
        public string Path => $"/api/chat/v1/conversations/{ConversationId}";
    }
}

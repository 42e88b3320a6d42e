using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using MassTransit;
using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Chat.Realtime;
using Platform.Chat.Receipts;
using Platform.Contracts;
using Platform.Hosting.Identity;
using Platform.Testing;

namespace Platform.Chat.Tests.Realtime;

public sealed class ChatHubTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task A_message_reaches_every_connection_of_both_people_on_every_replica()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        await using var annasDesk = await OpenAsync(anna);
        await using var annasPhone = await OpenAsync(anna, fixture.OtherReplica);
        await using var borisDesk = await OpenAsync(boris, fixture.OtherReplica);

        var sent = Message(await annasDesk.InvokeAsync("SendMessage", conversation.Id, Guid.CreateVersion7(), "To all of us"));

        foreach (var connection in new[] { annasDesk, annasPhone, borisDesk })
            Assert.Equal(sent, Message(await connection.NextAsync("messagePosted")));
    }

    [Fact]
    public async Task Nobody_outside_the_conversation_hears_of_it()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        var colleague = await fixture.PersonAsync(anna.TenantId);
        var (stranger, _, _) = await fixture.PairAsync();
        await using var annas = await OpenAsync(anna);
        await using var colleagues = await OpenAsync(colleague);
        await using var strangers = await OpenAsync(stranger);

        await annas.InvokeAsync("SendMessage", conversation.Id, Guid.CreateVersion7(), "Between us");
        await annas.NextAsync("messagePosted");

        // An answer to a later call comes after everything that was sent before it.
        await colleagues.InvokeAsync("Sync", new Dictionary<Guid, long>());
        await strangers.InvokeAsync("Sync", new Dictionary<Guid, long>());
        Assert.Empty(colleagues.Drain());
        Assert.Empty(strangers.Drain());
    }

    [Fact]
    public async Task A_new_conversation_joins_connections_that_are_open_already()
    {
        var anna = await fixture.PersonAsync();
        var boris = await fixture.PersonAsync(anna.TenantId);
        await using var borisDesk = await OpenAsync(boris, fixture.OtherReplica);
        using var annasClient = fixture.As(anna);

        var opened = await annasClient.PostAsJsonAsync("/api/chat/v1/conversations/direct", new { boris.UserId });
        var conversation = await opened.ReadAsync<Conversation>();
        var announced = (await borisDesk.NextAsync("conversationChanged")).Deserialize<Conversation>(Json)!;
        await annasClient.SendAsync(conversation.Id, "Nice to meet you");

        Assert.Equal(conversation.Id, announced.Id);
        Assert.Equal("Nice to meet you", Message(await borisDesk.NextAsync("messagePosted")).Body);
    }

    [Fact]
    public async Task Receipts_are_recorded_and_told_to_the_author()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        await using var annas = await OpenAsync(anna);
        await using var borisDesk = await OpenAsync(boris, fixture.OtherReplica);
        await annas.InvokeAsync("SendMessage", conversation.Id, Guid.CreateVersion7(), "Seen?");

        await borisDesk.InvokeAsync("Delivered", conversation.Id, 1);
        Assert.Equal(new Receipt(conversation.Id, boris.UserId, 1, 0), await NextReceiptAsync(annas, boris));
        await borisDesk.InvokeAsync("Read", conversation.Id, 1);
        Assert.Equal(new Receipt(conversation.Id, boris.UserId, 1, 1), await NextReceiptAsync(annas, boris));

        // For what does not exist, backwards, or of somebody else: nothing moves.
        await borisDesk.InvokeAsync("Read", conversation.Id, 99);
        await borisDesk.InvokeAsync("Delivered", conversation.Id, -1);
        using var client = fixture.As(boris);
        Assert.Equal(new Member(boris.UserId, "Somebody", 1, 1, MemberRole.Member), (await ConversationAsync(client, conversation.Id)).Members.Single(member => member.UserId == boris.UserId));
    }

    [Fact]
    public async Task Sync_returns_what_a_device_missed_and_nothing_that_it_has()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annasClient = fixture.As(anna);
        for (var i = 1; i <= 3; i++) await annasClient.SendAsync(conversation.Id, $"Message {i}");
        await using var borisDesk = await OpenAsync(boris);

        var behind = await borisDesk.InvokeAsync("Sync", new Dictionary<Guid, long> { [conversation.Id] = 1 });
        var upToDate = await borisDesk.InvokeAsync("Sync", new Dictionary<Guid, long> { [conversation.Id] = 3 });
        var unknown = await borisDesk.InvokeAsync("Sync", new Dictionary<Guid, long>());

        Assert.Equal([2L, 3L], behind.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("seq").GetInt64()));
        Assert.Equal(0, upToDate.GetProperty("conversations").GetArrayLength());
        Assert.Equal(conversation.Id, unknown.GetProperty("conversations")[0].GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_gap_too_large_to_repair_is_said_to_be_one()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        await Task.WhenAll(Enumerable.Range(0, 202).Select(i => client.SendAsync(conversation.Id, $"Message {i}")));
        await using var hub = await OpenAsync(anna);

        var result = await hub.InvokeAsync("Sync", new Dictionary<Guid, long> { [conversation.Id] = 1 });

        Assert.Equal(conversation.Id, Assert.Single(result.GetProperty("truncated").EnumerateArray()).GetGuid());
        Assert.Equal(0, result.GetProperty("messages").GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u200B")]
    public async Task Bad_input_is_named_as_REST_names_it(string body)
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        await using var hub = await OpenAsync(anna);

        var refused = await Assert.ThrowsAsync<TestHubException>(() => hub.InvokeAsync("SendMessage", conversation.Id, Guid.CreateVersion7(), body));

        Assert.Equal("invalid_request", refused.Code);
    }

    [Fact]
    public async Task A_browser_opens_the_hub_with_a_ticket_that_works_once_on_any_replica()
    {
        var (anna, _, _) = await fixture.PairAsync();
        using var client = fixture.As(anna);
        var issued = await (await client.PostAsync("/api/chat/v1/hub-ticket", content: null)).ReadAsync<HubTicketResponse>();

        await using var hub = await TestHub.OpenAsync(fixture.OtherReplica.Address, query: "?ticket=" + issued.Ticket);
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());

        await AssertRefusedAsync(query: "?ticket=" + issued.Ticket);
        await AssertRefusedAsync(query: "?ticket=guessed");
    }

    [Fact]
    public async Task Only_a_valid_token_opens_the_hub()
    {
        var (anna, _, _) = await fixture.PairAsync();
        var now = TimeProvider.System.GetUtcNow();

        await AssertRefusedAsync(token: null);
        await AssertRefusedAsync(fixture.Authority.Token(anna, now - TimeSpan.FromHours(1)));
        await AssertRefusedAsync(TestAuthority.Token(anna, now, TestAuthority.CreateKey()));
    }

    [Fact]
    public async Task A_flooding_connection_is_cut_and_others_go_on()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        await using var flooding = await OpenAsync(anna);
        await using var calm = await OpenAsync(boris);

        var calls = Enumerable.Range(0, 2_000).Select(_ => flooding.InvokeAsync("Delivered", conversation.Id, 1)).ToList();

        await flooding.Closed.WaitAsync(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(calls));
        Assert.Equal(1, Message(await calm.InvokeAsync("SendMessage", conversation.Id, Guid.CreateVersion7(), "Still here")).Seq);
    }

    [Fact]
    public async Task A_frame_that_is_too_large_ends_the_connection()
    {
        var (anna, _, conversation) = await fixture.PairAsync();
        await using var hub = await OpenAsync(anna);

        await Assert.ThrowsAsync<TestHubException>(() => hub.InvokeAsync("SendMessage", conversation.Id, Guid.CreateVersion7(), new string('a', 40_000)));

        await hub.Closed.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Connections_of_an_ended_session_are_closed_on_every_replica_and_its_token_is_refused()
    {
        var (anna, _, _) = await fixture.PairAsync();
        await using var here = await OpenAsync(anna);
        await using var there = await OpenAsync(anna, fixture.OtherReplica);
        var otherSession = anna with { SessionId = Guid.CreateVersion7() };
        await using var unaffected = await OpenAsync(otherSession);

        await fixture.Chat.App.Services.GetRequiredService<IBus>()
            .Publish(new SessionsEnded(anna.TenantId, Guid.CreateVersion7(), anna.UserId, [anna.SessionId]));

        await Task.WhenAll(here.Closed, there.Closed).WaitAsync(TimeSpan.FromSeconds(30));
        await AssertRefusedAsync(fixture.Authority.Token(anna, TimeProvider.System.GetUtcNow()));
        await unaffected.InvokeAsync("Sync", new Dictionary<Guid, long>());
        Assert.False(unaffected.Closed.IsCompleted);
    }

    [Fact]
    public async Task A_connection_is_renewed_by_a_token_of_its_own_session_alone()
    {
        var (anna, boris, _) = await fixture.PairAsync();
        await using var hub = await OpenAsync(anna);
        var now = TimeProvider.System.GetUtcNow();

        await hub.InvokeAsync("Renew", fixture.Authority.Token(anna, now));

        foreach (var bad in new[] { fixture.Authority.Token(boris, now), TestAuthority.Token(anna, now, TestAuthority.CreateKey()), "nonsense" })
            Assert.Equal("unauthenticated", (await Assert.ThrowsAsync<TestHubException>(() => hub.InvokeAsync("Renew", bad))).Code);
    }

    /// <summary>Opens a connection that hears everything from now on: calls are answered only once it has subscribed.</summary>
    private async Task<TestHub> OpenAsync(TestPerson person, TestService? replica = null)
    {
        var hub = await TestHub.OpenAsync((replica ?? fixture.Chat).Address, fixture.Authority.Token(person, TimeProvider.System.GetUtcNow()));
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
        return hub;
    }

    private async Task AssertRefusedAsync(string? token = null, string query = "")
    {
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => TestHub.OpenAsync(fixture.Chat.Address, token, query));
        Assert.Contains("401", refused.Message);
    }

    private static async Task<Receipt> NextReceiptAsync(TestHub hub, TestPerson of)
    {
        while (true)
        {
            var receipt = (await hub.NextAsync("receiptChanged")).Deserialize<Receipt>(Json)!;
            if (receipt.UserId == of.UserId) return receipt;
        }
    }

    private static Message Message(JsonElement json) => json.Deserialize<Message>(Json)!;

    private static async Task<Conversation> ConversationAsync(HttpClient client, Guid id) =>
        (await client.GetFromJsonAsync<Conversation>($"/api/chat/v1/conversations/{id}"))!;
}

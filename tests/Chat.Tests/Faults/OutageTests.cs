using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MassTransit;
using Platform.Chat.Messages;
using Platform.Contracts;
using Platform.Servers;
using Platform.Testing;
using StackExchange.Redis;

namespace Platform.Chat.Tests.Faults;

/// <summary>Servers go away with kill -9 and come back: nothing acknowledged is lost, what is down is named, and all recovers by itself.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    // Servers of its own, since it kills them.
    private readonly TestServers _servers = new();
    private readonly ChatFixture _fixture;

    public OutageTests() => _fixture = new ChatFixture(_servers);

    public ValueTask InitializeAsync() => _fixture.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        await _servers.DisposeAsync();
    }

    [Fact]
    public async Task Without_PostgreSQL_a_send_is_refused_by_name_and_what_was_acknowledged_is_there_afterwards()
    {
        var (anna, _, conversation) = await _fixture.PairAsync();
        using var client = _fixture.As(anna);
        var acknowledged = await (await client.SendAsync(conversation.Id, "Before")).ReadAsync<Message>();
        var postgres = await _servers.PostgresAsync(CancellationToken.None);

        await postgres.KillAsync();
        var retryKey = Guid.CreateVersion7();
        var refused = await client.SendAsync(conversation.Id, "During", retryKey);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("database_unavailable", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal(("unhealthy", "PostgreSQL does not answer"), await HealthAsync("chat-database"));
        await postgres.StartAsync(CancellationToken.None);

        await Eventually.IsTrueAsync("sends work again", async () => (await client.SendAsync(conversation.Id, "During", retryKey)).IsSuccessStatusCode);
        var history = (await client.HistoryAsync(conversation.Id)).Items;
        Assert.Equal(["Before", "During"], history.Select(message => message.Body));
        Assert.Equal(acknowledged, history[0]);
    }

    [Fact]
    public async Task Without_RabbitMQ_sends_go_on_and_the_events_follow_later()
    {
        var (anna, _, conversation) = await _fixture.PairAsync();
        using var client = _fixture.As(anna);
        var rabbitMq = await _servers.RabbitMqAsync(CancellationToken.None);

        await rabbitMq.KillAsync();
        for (var i = 1; i <= 5; i++) await (await client.SendAsync(conversation.Id, $"Message {i}")).ReadAsync<Message>();
        Assert.True(await _fixture.ScalarAsync<long>("select count(*) from platform.outbox") > 0, "events wait");
        await rabbitMq.StartAsync(CancellationToken.None);

        await Eventually.IsTrueAsync("the relay has published what waited", async () => await _fixture.ScalarAsync<long>("select count(*) from platform.outbox") == 0);
        Assert.Equal(5, (await client.HistoryAsync(conversation.Id)).Items.Count);
    }

    [Fact]
    public async Task Without_Redis_a_removed_members_connection_falls_silent_on_other_replicas_too()
    {
        var (anna, boris, clara, group) = await _fixture.GroupAsync();
        using var annas = _fixture.As(anna);
        using var claras = _fixture.As(clara, _fixture.OtherReplica);
        await using var borisDesk = await TestHub.OpenAsync(_fixture.OtherReplica.Address, _fixture.Authority.Token(boris, TimeProvider.System.GetUtcNow()));
        await borisDesk.InvokeAsync("Sync", new Dictionary<Guid, long>());
        var redis = await _servers.RedisAsync(CancellationToken.None);

        await redis.KillAsync();
        (await annas.DeleteAsync($"/api/chat/v1/conversations/{group.Id}/members/{boris.UserId}")).EnsureSuccessStatusCode();

        Assert.Equal(group.Id, (await borisDesk.NextAsync("conversationRemoved")).GetGuid());
        (await claras.SendAsync(group.Id, "He hears none of this")).EnsureSuccessStatusCode();
        await borisDesk.InvokeAsync("Sync", new Dictionary<Guid, long>());
        Assert.DoesNotContain(borisDesk.Drain(), received => received.Name == "messagePosted");
        await redis.StartAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Without_Redis_sends_go_on_and_other_replicas_are_told_to_synchronize()
    {
        var (anna, boris, conversation) = await _fixture.PairAsync();
        using var client = _fixture.As(anna);
        await using var borisDesk = await TestHub.OpenAsync(_fixture.OtherReplica.Address, _fixture.Authority.Token(boris, TimeProvider.System.GetUtcNow()));
        // An answer to a call means that the connection has subscribed to everything.
        await borisDesk.InvokeAsync("Sync", new Dictionary<Guid, long>());
        var redis = await _servers.RedisAsync(CancellationToken.None);

        await redis.KillAsync();
        var sent = await (await client.SendAsync(conversation.Id, "Nobody hears it at once")).ReadAsync<Message>();
        await redis.StartAsync(CancellationToken.None);
        await Eventually.IsTrueAsync("the sender's replica has Redis again", async () => (await HealthAsync("redis")).Status == "healthy");

        await borisDesk.NextAsync("syncRequired");
        var missed = await borisDesk.InvokeAsync("Sync", new Dictionary<Guid, long> { [conversation.Id] = 0 });
        Assert.Equal(sent.Id, Assert.Single(missed.GetProperty("messages").EnumerateArray()).GetProperty("id").GetGuid());
        // Redis takes the subscriptions up again one by one: what is published before its turn is found by seq, like any lost event.
        await Eventually.IsTrueAsync("live events arrive again", async () =>
        {
            await client.SendAsync(conversation.Id, "Heard");
            return borisDesk.Drain().Any(received => received.Name == "messagePosted");
        });
    }

    [Fact]
    public async Task A_replica_that_could_not_publish_for_a_moment_has_the_others_synchronize()
    {
        var (_, boris, _) = await _fixture.PairAsync();
        await using var borisDesk = await TestHub.OpenAsync(_fixture.OtherReplica.Address, _fixture.Authority.Token(boris, TimeProvider.System.GetUtcNow()));
        await borisDesk.InvokeAsync("Sync", new Dictionary<Guid, long>());
        var redis = await _servers.RedisAsync(CancellationToken.None);
        using var administrator = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);

        // Subscriptions are of another type and stay: nothing that the other replica could notice has happened to it.
        await administrator.GetDatabase().ExecuteAsync("client", "kill", "type", "normal", "skipme", "yes");

        await borisDesk.NextAsync("syncRequired");
    }

    private async Task<(string? Status, string? Detail)> HealthAsync(string check)
    {
        using var client = _fixture.Chat.Anonymous();
        var health = await (await client.GetAsync("/health/ready")).Content.ReadFromJsonAsync<JsonElement>();
        var entry = health.GetProperty("checks").GetProperty(check);
        return (entry.GetProperty("status").GetString(), entry.GetProperty("detail").GetString());
    }
}

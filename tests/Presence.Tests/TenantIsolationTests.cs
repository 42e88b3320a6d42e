using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Npgsql;
using Platform.Contracts;
using Platform.Presence.People;
using Platform.Presence.Status;
using Platform.Testing;

namespace Platform.Presence.Tests;

/// <summary>Every endpoint and table, tried by somebody of another tenant.</summary>
public sealed class TenantIsolationTests(TwoReplicas fixture) : IClassFixture<TwoReplicas>
{
    // Each endpoint with what an outsider tries on it, and what must come back.
    private static readonly Dictionary<string, Func<HttpClient, TestPerson, Task>> Attempts = new()
    {
        ["POST /api/presence/v1/snapshot"] = async (outsider, victim) =>
        {
            var response = await outsider.PostAsJsonAsync("/api/presence/v1/snapshot", new { UserIds = new[] { victim.UserId } });
            var seen = Assert.Single((await response.ReadAsync<Snapshot>()).People);
            Assert.Equal(new PersonPresence(victim.UserId, 0, PresenceState.Offline, null, null, null), seen);
        },
        ["GET /api/presence/v1/me/status"] = async (outsider, _) =>
            Assert.Equal(new OwnStatus(PresenceMode.Automatic, null), await outsider.GetFromJsonAsync<OwnStatus>("/api/presence/v1/me/status")),
        ["PUT /api/presence/v1/me/mode"] = async (outsider, _) =>
            (await outsider.PutAsJsonAsync("/api/presence/v1/me/mode", new { Mode = "invisible" })).EnsureSuccessStatusCode(),
        ["PUT /api/presence/v1/me/status"] = async (outsider, _) =>
            (await outsider.PutAsJsonAsync("/api/presence/v1/me/status", new { Text = "I was here" })).EnsureSuccessStatusCode(),
        ["DELETE /api/presence/v1/me/status"] = async (outsider, _) =>
            (await outsider.DeleteAsync("/api/presence/v1/me/status")).EnsureSuccessStatusCode(),
    };

    [Fact]
    public void Every_endpoint_is_tried()
    {
        var endpoints = fixture.Presence.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}"));

        Assert.Equal(endpoints.Order(), Attempts.Keys.Order());
    }

    [Fact]
    public async Task An_outsider_with_the_same_user_id_sees_and_changes_nothing()
    {
        var victim = await VictimAsync();
        // Ids are unique; should another tenant nevertheless have the same one, it is somebody else.
        var outsider = victim with { TenantId = Guid.CreateVersion7() };
        using var client = fixture.As(outsider);
        var before = await fixture.SeeAsync(TestPerson.In(victim.TenantId), victim.UserId);

        foreach (var attempt in Attempts.OrderBy(attempt => attempt.Key is not ("GET /api/presence/v1/me/status" or "POST /api/presence/v1/snapshot")))
            await attempt.Value(client, victim);

        Assert.Equal(before, await fixture.SeeAsync(TestPerson.In(victim.TenantId), victim.UserId));
    }

    [Fact]
    public async Task Announcements_name_their_tenant_alone()
    {
        var victim = await VictimAsync();

        Assert.All(fixture.AnnouncedIn(victim.TenantId), changed => Assert.Equal(victim.UserId, Assert.Single(changed.People).UserId));
    }

    [Fact]
    public async Task Every_endpoint_wants_a_valid_token()
    {
        foreach (var token in new[] { "", "nonsense", TestAuthority.Token(TestPerson.In(Guid.CreateVersion7()), fixture.Clock.GetUtcNow(), TestAuthority.CreateKey()) })
        {
            using var client = fixture.Presence.WithToken(token);
            foreach (var endpoint in Attempts.Keys)
            {
                using var request = new HttpRequestMessage(new HttpMethod(endpoint.Split(' ')[0]), endpoint.Split(' ')[1]);
                if (endpoint[0] == 'P') request.Content = JsonContent.Create(new { });
                var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Row_level_security_holds_where_a_query_forgets_the_tenant()
    {
        var victim = await VictimAsync();
        var absent = TestPerson.In(victim.TenantId);
        await fixture.PublishAsync(new PersonAwaited(absent.TenantId, Guid.CreateVersion7(), absent.UserId, fixture.Clock.GetUtcNow()));
        await Eventually.IsTrueAsync("somebody is waited for", async () =>
            await fixture.ScalarAsync<long>("select count(*) from awaited where tenant_id = $1", victim.TenantId) == 1);
        Assert.Equal(1, await fixture.ScalarAsync<long>("select count(*) from presence where user_id = $1", victim.UserId));
        await using var connection = new NpgsqlConnection(fixture.Installation.Database.RuntimeConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        foreach (var table in new[] { "presence", "awaited" })
        {
            foreach (var tenant in new[] { "", Guid.CreateVersion7().ToString() })
            {
                await using var command = new NpgsqlCommand($"select set_config('app.tenant_id', '{tenant}', false); select count(*) from {table}", connection);
                await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
                await reader.NextResultAsync(TestContext.Current.CancellationToken);
                await reader.ReadAsync(TestContext.Current.CancellationToken);
                Assert.Equal(0, reader.GetInt64(0));
            }
        }
    }

    private async Task<TestPerson> VictimAsync()
    {
        var victim = TestPerson.In(Guid.CreateVersion7());
        await fixture.OpenAsync(victim, Guid.CreateVersion7().ToString("N"));
        using var client = fixture.As(victim);
        (await client.PutAsJsonAsync("/api/presence/v1/me/status", new { Text = "Confidential" }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await fixture.UntilAnnouncedAsync(victim, PresenceState.Online);
        return victim;
    }
}

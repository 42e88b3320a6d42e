using System.Net;
using System.Net.Http.Json;
using Platform.Presence.People;
using Platform.Testing;

namespace Platform.Presence.Tests.People;

/// <summary>What somebody last wrote from, and whom one may look at.</summary>
public sealed class LastClientTests(OneProcess fixture) : IClassFixture<OneProcess>
{
    private readonly TestPerson _anna = TestPerson.In(Guid.CreateVersion7());

    [Fact]
    public async Task The_client_of_the_last_message_is_shown_with_its_version_and_platform()
    {
        await fixture.WriteAsync(_anna, "Web", "1.4.0", "Chrome on Windows");
        var first = await UntilClientAsync("Web");
        Assert.Equal(("1.4.0", "Chrome on Windows"), (first.Version, first.Platform));

        fixture.Clock.Advance(TimeSpan.FromMinutes(5));
        await fixture.WriteAsync(_anna, "Platform.Client", "1.0", "");
        var second = await UntilClientAsync("Platform.Client");
        Assert.True(second.UsedAt > first.UsedAt, "and when");
        await Eventually.IsTrueAsync("those who look are told", () =>
        {
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(20));
            return fixture.AnnouncedOf(_anna.UserId) is [.., { ClientName: "Platform.Client" }];
        }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_lively_conversation_is_told_once_a_minute()
    {
        var minute = fixture.Clock.GetUtcNow();
        fixture.Clock.Advance(TimeSpan.FromSeconds(60 - minute.Second + 1));
        for (var message = 0; message < 20; message++)
        {
            await fixture.WriteAsync(_anna, "Web", "1.4.0", "Chrome on Windows");
            fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await fixture.UntilAllIsAnnouncedAsync();
        Assert.Single(fixture.AnnouncedOf(_anna.UserId));
    }

    [Fact]
    public async Task An_older_message_that_is_reported_late_does_not_win()
    {
        var now = fixture.Clock.GetUtcNow();
        await fixture.WriteAsync(_anna, "Web", "2.0", "", now);
        await UntilClientAsync("Web");
        await fixture.WriteAsync(_anna, "Late", "1.0", "", now.AddMinutes(-2));
        await fixture.UntilAllIsAnnouncedAsync();

        Assert.Equal("Web", (await fixture.SeeAsync(TestPerson.In(_anna.TenantId), _anna.UserId)).LastClient!.Name);
    }

    [Fact]
    public async Task A_snapshot_has_an_entry_for_each_id_once()
    {
        Guid[] asked = [_anna.UserId, Guid.CreateVersion7(), _anna.UserId, Guid.Empty];
        using var client = fixture.As(_anna);

        var response = await client.PostAsJsonAsync("/api/presence/v1/snapshot", new { UserIds = asked }, TestContext.Current.CancellationToken);

        Assert.Equal(asked.Distinct(), (await response.ReadAsync<Snapshot>()).People.Select(person => person.UserId));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"userIds":[]}""")]
    [InlineData("""{"userIds":["nobody"]}""")]
    [InlineData("""{"userIds":[null]}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_snapshot_of_nobody_is_refused(string json)
    {
        using var client = fixture.As(_anna);

        var response = await client.PostAsync(
            "/api/presence/v1/snapshot", new StringContent(json, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_snapshot_of_too_many_is_refused_with_the_limit()
    {
        using var client = fixture.As(_anna);

        var response = await client.PostAsJsonAsync(
            "/api/presence/v1/snapshot", new { UserIds = Enumerable.Range(0, 201).Select(_ => Guid.CreateVersion7()) }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("200", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<LastClient> UntilClientAsync(string name)
    {
        LastClient? client = null;
        await Eventually.IsTrueAsync($"{name} is the last client", async () =>
        {
            client = (await fixture.SeeAsync(TestPerson.In(_anna.TenantId), _anna.UserId)).LastClient;
            return client?.Name == name;
        }, TestContext.Current.CancellationToken);
        return client!;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Presence.People;
using Platform.Presence.Status;
using Platform.Testing;

namespace Platform.Presence.Tests.Status;

/// <summary>What people choose, and how others see it.</summary>
public sealed class StatusTests(TwoReplicas fixture) : IClassFixture<TwoReplicas>
{
    private static readonly TimeSpan LongerThanGrace = TimeSpan.FromSeconds(11);
    private readonly TestPerson _anna = TestPerson.In(Guid.CreateVersion7());

    [Theory]
    [InlineData("away", "away")]
    [InlineData("doNotDisturb", "doNotDisturb")]
    [InlineData("invisible", "offline")]
    [InlineData("automatic", "online")]
    public async Task A_mode_is_seen_while_one_is_there(string mode, string state)
    {
        await fixture.OpenAsync(_anna, "one");
        await fixture.UntilSeenAsync(_anna, PresenceState.Online);

        Assert.Equal(mode, (await ChooseModeAsync(mode)).Mode);

        await fixture.UntilAnnouncedAsync(_anna, state);
        Assert.Equal(state, (await fixture.SeeAsync(TestPerson.In(_anna.TenantId), _anna.UserId)).State);
        using var client = fixture.As(_anna, fixture.Replicas[1]);
        Assert.Equal(mode, (await client.GetFromJsonAsync<OwnStatus>("/api/presence/v1/me/status", TestContext.Current.CancellationToken))!.Mode);
    }

    [Fact]
    public async Task Do_not_disturb_needs_somebody_to_disturb()
    {
        await ChooseModeAsync(PresenceMode.DoNotDisturb);
        Assert.Equal(PresenceState.Offline, (await fixture.SeeAsync(TestPerson.In(_anna.TenantId), _anna.UserId)).State);

        await fixture.OpenAsync(_anna, "one", isIdle: true);
        await fixture.UntilSeenAsync(_anna, PresenceState.DoNotDisturb);
    }

    [Fact]
    public async Task Nothing_that_happens_while_invisible_can_be_seen()
    {
        await fixture.OpenAsync(_anna, "one");
        await fixture.UntilAnnouncedAsync(_anna, PresenceState.Online);
        await ChooseModeAsync(PresenceMode.Invisible);
        var chosenAt = fixture.Clock.GetUtcNow();
        await fixture.UntilAnnouncedAsync(_anna, PresenceState.Offline);
        var hidden = await fixture.SeeAsync(TestPerson.In(_anna.TenantId), _anna.UserId);
        Assert.Equal(chosenAt.ToUnixTimeMilliseconds(), hidden.LastSeenAt!.Value.ToUnixTimeMilliseconds());
        var announced = fixture.AnnouncedOf(_anna.UserId).Count;

        // She goes, comes back, is idle, writes, and goes again.
        await fixture.CloseAsync(_anna, "one");
        fixture.Clock.Advance(LongerThanGrace);
        await fixture.UntilAllIsAnnouncedAsync();
        await fixture.OpenAsync(_anna, "two");
        await fixture.WriteAsync(_anna, "Web", "1.4.0", "Chrome on Windows");
        await fixture.OpenAsync(_anna, "two", isIdle: true);
        await fixture.UntilAllIsAnnouncedAsync();
        await fixture.CloseAsync(_anna, "two");
        fixture.Clock.Advance(LongerThanGrace);
        await fixture.UntilAllIsAnnouncedAsync();

        Assert.Equal(hidden, await fixture.SeeAsync(TestPerson.In(_anna.TenantId), _anna.UserId));
        Assert.Equal(announced, fixture.AnnouncedOf(_anna.UserId).Count);
    }

    [Fact]
    public async Task Whoever_becomes_visible_again_is_seen_by_those_who_saw_them_go()
    {
        await fixture.OpenAsync(_anna, "one");
        var before = await fixture.UntilSeenAsync(_anna, PresenceState.Online);
        await ChooseModeAsync(PresenceMode.Invisible);
        var hidden = await fixture.UntilSeenAsync(_anna, PresenceState.Offline);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        await ChooseModeAsync(PresenceMode.Automatic);
        var after = await fixture.UntilSeenAsync(_anna, PresenceState.Online);

        Assert.True(before.Version < hidden.Version && hidden.Version < after.Version, "the newer has the higher version");
    }

    [Fact]
    public async Task A_status_shows_beside_the_name_until_its_time()
    {
        var chosen = await ChooseStatusAsync(new { Emoji = "🏠", Text = " Working from home ", ExpiresInMinutes = 60 });
        Assert.Equal(("🏠", "Working from home"), (chosen.Status!.Emoji, chosen.Status.Text));
        Assert.Equal(fixture.Clock.GetUtcNow().AddMinutes(60).ToUnixTimeMilliseconds(), chosen.Status.ExpiresAt!.Value.ToUnixTimeMilliseconds());
        await Eventually.IsTrueAsync("it is announced", () =>
        {
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(20));
            return fixture.AnnouncedOf(_anna.UserId) is [.., { StatusEmoji: "🏠", StatusText: "Working from home" }];
        }, TestContext.Current.CancellationToken);

        fixture.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull((await fixture.SeeAsync(TestPerson.In(_anna.TenantId), _anna.UserId)).Status);
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null((await fixture.SeeAsync(TestPerson.In(_anna.TenantId), _anna.UserId)).Status);
    }

    [Fact]
    public async Task A_status_can_be_taken_away()
    {
        await ChooseStatusAsync(new { Text = "At lunch" });
        using var client = fixture.As(_anna);

        var response = await client.DeleteAsync("/api/presence/v1/me/status", TestContext.Current.CancellationToken);

        Assert.Null((await response.ReadAsync<OwnStatus>()).Status);
        Assert.Null((await fixture.SeeAsync(TestPerson.In(_anna.TenantId), _anna.UserId)).Status);
    }

    [Theory]
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("👩🏽‍💻")]
    [InlineData("🇫🇮")]
    [InlineData("3️⃣")]
    [InlineData("☕")]
    public async Task An_emoji_may_be_a_long_one(string emoji) => Assert.Equal(emoji, (await ChooseStatusAsync(new { Emoji = emoji })).Status!.Emoji);

    public static TheoryData<string, string, string> Refused => new()
    {
        { "mode", """{"mode":"hidden"}""", "mode" },
        { "mode", "{}", "mode" },
        { "status", "{}", "text" },
        { "status", """{"text":"   ","emoji":" "}""", "text" },
        { "status", JsonSerializer.Serialize(new { text = new string('x', 101) }), "text" },
        { "status", """{"text":"two\nlines"}""", "text" },
        { "status", """{"text":"bell\u0007"}""", "text" },
        { "status", """{"text":"\u202Egnitrats"}""", "text" },
        { "status", """{"text":"\u200b\u2060"}""", "text" },
        { "status", """{"text":"half \ud83d"}""", "text" },
        { "status", """{"emoji":"😀😀"}""", "emoji" },
        { "status", """{"emoji":"x"}""", "emoji" },
        { "status", """{"emoji":"<"}""", "emoji" },
        { "status", JsonSerializer.Serialize(new { emoji = "😀" + new string('\u0301', 100) }), "emoji" },
        { "status", """{"text":"x","expiresInMinutes":0}""", "expiresInMinutes" },
        { "status", """{"text":"x","expiresInMinutes":527041}""", "expiresInMinutes" },
        { "status", """{"text":"x","expiresInMinutes":1e99}""", "expiresInMinutes" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_out_of_bounds_is_refused_by_field(string path, string json, string field)
    {
        using var client = fixture.As(_anna);

        var response = await client.PutAsync(
            $"/api/presence/v1/me/{path}", new StringContent(json, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = await JsonDocument.ParseAsync(
            await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("invalid_request", problem.RootElement.GetProperty("code").GetString());
        Assert.True(problem.RootElement.GetProperty("errors").TryGetProperty(field, out _), problem.RootElement.ToString());
        Assert.Null((await fixture.SeeAsync(TestPerson.In(_anna.TenantId), _anna.UserId)).Status);
    }

    private async Task<OwnStatus> ChooseModeAsync(string mode)
    {
        using var client = fixture.As(_anna);
        return await (await client.PutAsJsonAsync("/api/presence/v1/me/mode", new { mode }, TestContext.Current.CancellationToken)).ReadAsync<OwnStatus>();
    }

    private async Task<OwnStatus> ChooseStatusAsync(object status)
    {
        using var client = fixture.As(_anna);
        return await (await client.PutAsJsonAsync("/api/presence/v1/me/status", status, TestContext.Current.CancellationToken)).ReadAsync<OwnStatus>();
    }
}

using Platform.Directory.Sessions;

namespace Platform.Directory.Tests.Sessions;

public sealed class RefreshTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>
{
    private HttpClient Browser => fixture.Directory.WithoutCookies();

    [Fact]
    public async Task Gives_a_new_access_token_and_replaces_the_cookie()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        fixture.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.Unauthorized, (await signedIn.Client.Get("me")).Status);

        var refreshed = await Browser.Refresh(signedIn.RefreshCookie);
        Assert.Equal(HttpStatusCode.OK, refreshed.Status);
        Assert.NotEqual(signedIn.RefreshCookie, refreshed.RefreshCookie);
        using var client = fixture.Directory.WithToken(refreshed.Body.GetProperty("accessToken").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Browser.Refresh(refreshed.RefreshCookie)).Status);
    }

    [Fact]
    public async Task Two_tabs_that_refresh_at_once_end_up_with_the_same_cookie()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Browser.Refresh(signedIn.RefreshCookie)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var cookie = Assert.Single(answers.Select(answer => answer.RefreshCookie).Distinct());
        Assert.Equal(HttpStatusCode.OK, (await Browser.Refresh(cookie)).Status);
    }

    [Fact]
    public async Task A_refresh_whose_answer_was_lost_can_be_repeated_for_ten_seconds()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        var lost = await Browser.Refresh(signedIn.RefreshCookie);
        fixture.Clock.Advance(TimeSpan.FromSeconds(10));
        var repeated = await Browser.Refresh(signedIn.RefreshCookie);
        Assert.Equal(lost.RefreshCookie, repeated.RefreshCookie);
    }

    [Fact]
    public async Task An_old_cookie_after_the_grace_ends_the_session_for_whoever_has_it()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        var thief = await Browser.Refresh(signedIn.RefreshCookie);
        fixture.Clock.Advance(TimeSpan.FromSeconds(11));

        var owner = await Browser.Refresh(signedIn.RefreshCookie);
        Assert.Equal((HttpStatusCode.Unauthorized, "session_ended"), (owner.Status, owner.Code));
        Assert.Equal("session_ended", (await Browser.Refresh(thief.RefreshCookie)).Code);
        using var client = fixture.Directory.WithToken(thief.Body.GetProperty("accessToken").GetString()!);
        await Eventually.IsTrueAsync("the thief's access token is refused", async () => (await client.Get("me")).Status == HttpStatusCode.Unauthorized,
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_old_cookie_ends_the_session_however_long_ago_it_was_replaced()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        var latest = signedIn.RefreshCookie;
        for (var times = 0; times < 5; times++)
        {
            fixture.Clock.Advance(TimeSpan.FromDays(1));
            latest = (await Browser.Refresh(latest)).RefreshCookie;
        }

        Assert.Equal("session_ended", (await Browser.Refresh(signedIn.RefreshCookie)).Code);
        Assert.Equal("session_ended", (await Browser.Refresh(latest)).Code);
    }

    [Fact]
    public async Task A_made_up_cookie_of_a_known_session_ends_nothing()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        var real = RefreshToken.Read(signedIn.RefreshCookie)!;
        foreach (var forged in new[]
        {
            RefreshToken.Issue(real.TenantId, real.SessionId),
            real with { Family = RefreshToken.Issue(real.TenantId, real.SessionId).Family },
            real with { TenantId = Guid.CreateVersion7() },
            real with { SessionId = Guid.CreateVersion7() },
        })
        {
            Assert.Equal("session_ended", (await Browser.Refresh(forged.ToString())).Code);
        }

        Assert.Equal(HttpStatusCode.OK, (await Browser.Refresh(signedIn.RefreshCookie)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAA")]
    [InlineData("!!!!")]
    public async Task Anything_else_in_the_cookie_is_no_session(string cookie) =>
        Assert.Equal("session_ended", (await Browser.Refresh(cookie)).Code);

    [Fact]
    public async Task Without_a_refresh_for_thirty_days_the_session_has_ended()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        fixture.Clock.Advance(TimeSpan.FromDays(29));
        var refreshed = await Browser.Refresh(signedIn.RefreshCookie);
        Assert.Equal(HttpStatusCode.OK, refreshed.Status);
        fixture.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal("session_ended", (await Browser.Refresh(refreshed.RefreshCookie)).Code);
    }

    [Fact]
    public async Task The_database_holds_no_part_of_the_token()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        var token = RefreshToken.Read(signedIn.RefreshCookie)!;
        var row = await Database.RowAsync(fixture, "select row_to_json(s)::text from sessions s where id = $1", signedIn.SessionId);
        Assert.Contains(Convert.ToHexStringLower(token.SecretHash), row, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(token.Secret), row, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(token.Family), row, StringComparison.Ordinal);
    }
}

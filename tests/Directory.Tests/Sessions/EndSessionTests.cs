namespace Platform.Directory.Tests.Sessions;

public sealed class EndSessionTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>
{
    private HttpClient Browser => fixture.Directory.WithoutCookies();

    [Fact]
    public async Task Signing_out_ends_the_session_on_every_replica_and_clears_the_cookie()
    {
        var other = await fixture.StartReplicaAsync();
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        using var elsewhere = other.WithToken(signedIn.AccessToken);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Get("me")).Status);

        var answer = await signedIn.Client.Delete("session");
        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal("", answer.RefreshCookie);
        Assert.Equal("session_ended", (await Browser.Refresh(signedIn.RefreshCookie)).Code);
        await AssertRefusedAsync(signedIn.Client);
        await AssertRefusedAsync(elsewhere);
    }

    [Fact]
    public async Task Signing_out_with_the_cookie_alone_works_after_the_access_token_has_expired()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        fixture.Clock.Advance(TimeSpan.FromMinutes(11));
        var answer = await Browser.Send(HttpMethod.Delete, "session", null, ("Cookie", "refresh=" + signedIn.RefreshCookie));
        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal("session_ended", (await Browser.Refresh(signedIn.RefreshCookie)).Code);
    }

    [Fact]
    public async Task Signing_out_without_being_signed_in_is_no_mistake() =>
        Assert.Equal(HttpStatusCode.NoContent, (await Browser.Delete("session")).Status);

    [Fact]
    public async Task The_list_names_my_sessions_and_tells_which_one_this_is()
    {
        var tenant = await fixture.ProvisionAsync();
        var colleague = await tenant.AddAndSignInAsync("colleague");
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        using var chrome = fixture.Directory.Anonymous();
        chrome.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36");
        var second = await chrome.Post("session", new { tenant = tenant.Slug, login = "root", password = TestTenant.Password });
        Assert.Equal(HttpStatusCode.OK, second.Status);

        var sessions = (await tenant.Admin.Get("sessions")).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, sessions.Count);
        Assert.Equal("Chrome on Windows", sessions[0].GetProperty("client").GetString());
        Assert.Equal("127.0.0.1", sessions[0].GetProperty("ipAddress").GetString());
        Assert.Equal([false, true], sessions.Select(session => session.GetProperty("current").GetBoolean()));
        Assert.DoesNotContain(sessions, session => session.GetProperty("id").GetGuid() == colleague.SessionId);
    }

    [Fact]
    public async Task One_of_mine_ends_and_the_others_go_on()
    {
        var tenant = await fixture.ProvisionAsync();
        var phone = await tenant.SignInAsync("root");
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.Delete($"sessions/{phone.SessionId}")).Status);
        await AssertRefusedAsync(phone.Client);
        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.Get("me")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Admin.Delete($"sessions/{phone.SessionId}")).Status);
    }

    [Fact]
    public async Task A_colleagues_session_is_not_mine_to_end()
    {
        var tenant = await fixture.ProvisionAsync();
        var colleague = await tenant.AddAndSignInAsync("colleague");
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Admin.Delete($"sessions/{colleague.SessionId}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Browser.Refresh(colleague.RefreshCookie)).Status);
    }

    [Fact]
    public async Task All_but_this_one_end_together()
    {
        var tenant = await fixture.ProvisionAsync();
        var others = new[] { await tenant.SignInAsync("root"), await tenant.SignInAsync("root") };
        var colleague = await tenant.AddAndSignInAsync("colleague");
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.Delete("sessions")).Status);

        foreach (var other in others) await AssertRefusedAsync(other.Client);
        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.Get("me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await colleague.Client.Get("me")).Status);
    }

    private static Task AssertRefusedAsync(HttpClient client) =>
        Eventually.IsTrueAsync("the ended session's token is refused", async () => (await client.Get("me")).Status == HttpStatusCode.Unauthorized,
            TestContext.Current.CancellationToken);
}

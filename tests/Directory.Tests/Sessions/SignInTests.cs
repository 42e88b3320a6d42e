namespace Platform.Directory.Tests.Sessions;

public sealed class SignInTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>
{
    [Fact]
    public async Task Answers_a_token_the_person_and_a_cookie_that_scripts_cannot_read()
    {
        var tenant = await fixture.ProvisionAsync();
        var answer = tenant.Administrator.Answer;

        Assert.Equal(600, answer.Body.GetProperty("expiresIn").GetInt32());
        Assert.Equal("Ada Admin", answer.Body.GetProperty("user").GetProperty("displayName").GetString());
        Assert.Equal(tenant.Slug, answer.Body.GetProperty("user").GetProperty("tenant").GetProperty("slug").GetString());
        var cookie = Assert.Single(answer.Message.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/api/directory/v1/session", cookie, StringComparison.OrdinalIgnoreCase);
        var me = await tenant.Admin.Get("me");
        Assert.Equal(HttpStatusCode.OK, me.Status);
        Assert.True(me.Body.GetProperty("isAdministrator").GetBoolean());
    }

    [Fact]
    public async Task Takes_tenant_and_login_in_any_case_and_with_spaces_around()
    {
        var tenant = await fixture.ProvisionAsync();
        await fixture.SignInAsync($" {tenant.Slug.ToUpperInvariant()} ", " ROOT ");
    }

    [Fact]
    public async Task Every_wrong_sign_in_gets_the_same_answer_for_the_same_work()
    {
        var tenant = await fixture.ProvisionAsync();
        var gone = await tenant.AddUserAsync("gone");
        await tenant.Admin.Post($"users/{gone}/deactivate");
        await tenant.Admin.Post("users", new { login = "no-password", firstName = "No", lastName = "Password" });
        var other = await fixture.ProvisionAsync();
        await other.AddUserAsync("elsewhere");

        var answers = new List<string>();
        foreach (var (slug, login, password) in new[]
        {
            (tenant.Slug, "root", "wrong password"),
            (tenant.Slug, "nobody", TestTenant.Password),
            (tenant.Slug, "gone", TestTenant.Password),
            (tenant.Slug, "no-password", TestTenant.Password),
            (tenant.Slug, "elsewhere", TestTenant.Password),
            (tenant.Slug, "ro\0ot", TestTenant.Password),
            ("no-such-tenant", "root", TestTenant.Password),
            ("НЕТ!", "root", TestTenant.Password),
        })
        {
            using var verifications = new PasswordVerifications(fixture.Directory);
            var answer = await fixture.Directory.WithoutCookies().Post("session", new { tenant = slug, login, password });
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Equal(1, verifications.Count);
            Assert.False(answer.Message.Headers.Contains("Set-Cookie"));
            answers.Add($"{answer.Code} {answer.Body.GetProperty("detail")} {answer.Body.GetProperty("title")}");
        }

        Assert.Equal("invalid_credentials", Assert.Single(answers.Distinct()).Split(' ')[0]);
    }

    [Theory]
    [InlineData("""{"login":"a","password":"b"}""", "tenant")]
    [InlineData("""{"tenant":"t","login":null,"password":"b"}""", "login")]
    [InlineData("""{"tenant":"t","login":"a","password":""}""", "password")]
    [InlineData("""{"tenant":"t","login":"a","password":"\ud800"}""", "password")]
    [InlineData("""{"tenant":"t","login":5,"password":"b"}""", "login")]
    [InlineData("""{"tenant":"t"}""", "login", "password")]
    [InlineData("[]", "body")]
    [InlineData("{", "body")]
    public async Task Names_the_field_that_is_wrong(string json, params string[] fields)
    {
        var answer = await fixture.Directory.Anonymous().SendRaw(HttpMethod.Post, "session", json);
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (answer.Status, answer.Code));
        Assert.Equal(fields, answer.Fields);
    }

    [Fact]
    public async Task Refuses_what_no_field_can_hold_before_hashing_it()
    {
        using var verifications = new PasswordVerifications(fixture.Directory);
        var answer = await fixture.Directory.Anonymous().Post(
            "session", new { tenant = new string('t', 41), login = new string('l', 65), password = new string('p', 257) });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["tenant", "login", "password"], answer.Fields);
        Assert.Contains("256", answer.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, verifications.Count);
    }

    [Fact]
    public async Task A_session_beyond_the_fiftieth_ends_the_one_unused_for_longest()
    {
        await using var replica = await TestService.StartAsync(
            fixture.Installation, new DirectoryService(), new Dictionary<string, string?> { ["Directory:Sessions:MostPerUser"] = "2" }, fixture.Clock,
            cancellationToken: TestContext.Current.CancellationToken);
        var tenant = await fixture.ProvisionAsync();
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await fixture.SignInAsync(tenant.Slug, "root", replica: replica);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var third = await fixture.SignInAsync(tenant.Slug, "root", replica: replica);

        var sessions = (await third.Client.Get("sessions")).Body.GetProperty("items").EnumerateArray().Select(session => session.GetProperty("id").GetGuid());
        Assert.Equal([third.SessionId, second.SessionId], sessions);
        Assert.Equal(HttpStatusCode.Unauthorized, (await fixture.Directory.WithoutCookies().Refresh(tenant.Administrator.RefreshCookie)).Status);
    }
}

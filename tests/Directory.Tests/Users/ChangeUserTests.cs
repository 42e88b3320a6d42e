namespace Platform.Directory.Tests.Users;

public sealed class ChangeUserTests(TenantFixture fixture) : IClassFixture<TenantFixture>
{
    private HttpClient Admin => fixture.Tenant.Admin;

    [Fact]
    public async Task What_is_absent_stays_and_null_clears()
    {
        var unit = await fixture.Tenant.AddUnitAsync("Unit");
        var created = await Admin.Post("users", new { login = "patched", firstName = "A", lastName = "B", position = "Clerk", email = "a@b.test", unitId = unit });
        var id = created.Body.GetProperty("id").GetGuid();

        var changed = await Admin.SendRaw(HttpMethod.Patch, $"users/{id}", """{"position":null,"unitId":null,"internalPhone":"12"}""");
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(JsonValueKind.Null, changed.Body.GetProperty("position").ValueKind);
        Assert.Equal(JsonValueKind.Null, changed.Body.GetProperty("unitId").ValueKind);
        Assert.Equal("a@b.test", changed.Body.GetProperty("email").GetString());
        Assert.Equal("12", changed.Body.GetProperty("internalPhone").GetString());
        Assert.Equal(["firstName"], (await Admin.SendRaw(HttpMethod.Patch, $"users/{id}", """{"firstName":null}""")).Fields);
        Assert.Equal(["managerId"], (await Admin.Patch($"users/{id}", new { managerId = id })).Fields);
    }

    [Fact]
    public async Task A_display_name_follows_the_name_until_one_is_chosen()
    {
        var id = await fixture.Tenant.AddUserAsync("married", "Eva", "Old");
        Assert.Equal("Eva New", await DisplayNameAsync(id, """{"lastName":"New"}"""));
        Assert.Equal("Eve", await DisplayNameAsync(id, """{"displayName":"Eve"}"""));
        Assert.Equal("Eve", await DisplayNameAsync(id, """{"lastName":"Newer"}"""));
        Assert.Equal("Eva Newer", await DisplayNameAsync(id, """{"displayName":null}"""));
    }

    [Fact]
    public async Task Is_found_by_the_new_name_and_no_longer_by_the_old_one()
    {
        var id = await fixture.Tenant.AddUserAsync("renamed", "Oldfirst", "Oldlast");
        await Admin.Patch($"users/{id}", new { firstName = "Newfirst", lastName = "Newlast" });
        Assert.Empty((await Admin.Get("users?query=oldf")).Body.GetProperty("items").EnumerateArray());
        Assert.Single((await Admin.Get("users?query=newl newf")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Deactivation_ends_sessions_at_once_and_reactivation_lets_them_back()
    {
        var person = await fixture.Tenant.AddAndSignInAsync("leaver");
        var answer = await Admin.Post($"users/{person.Id}/deactivate");
        Assert.False(answer.Body.GetProperty("isActive").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await Admin.Post($"users/{person.Id}/deactivate")).Status);

        Assert.Equal("session_ended", (await fixture.Directory.WithoutCookies().Refresh(person.RefreshCookie)).Code);
        await AssertRefusedAsync(person.Client);
        Assert.DoesNotContain(person.Id.ToString(), (await Admin.Get("contacts/tree")).Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("leaver", (await Admin.Get($"users/{person.Id}")).Body.GetProperty("login").GetString());

        await Admin.Post($"users/{person.Id}/reactivate");
        Assert.Equal(HttpStatusCode.OK, (await (await fixture.Tenant.SignInAsync("leaver")).Client.Get("me")).Status);
        await AssertRefusedAsync(person.Client);
    }

    [Fact]
    public async Task Losing_the_administrators_right_ends_the_sessions_that_had_it()
    {
        var id = await fixture.Tenant.AddUserAsync("demoted");
        await Admin.Patch($"users/{id}", new { isAdministrator = true });
        var demoted = await fixture.Tenant.SignInAsync("demoted");
        Assert.Equal(HttpStatusCode.Created, (await demoted.Client.Post("units", new { name = "Mine" })).Status);

        await Admin.Patch($"users/{id}", new { isAdministrator = false });
        await AssertRefusedAsync(demoted.Client);
        var again = await fixture.Tenant.SignInAsync("demoted");
        Assert.Equal(HttpStatusCode.Forbidden, (await again.Client.Post("units", new { name = "Mine" })).Status);
    }

    [Fact]
    public async Task A_tenant_keeps_an_administrator()
    {
        var tenant = await fixture.ProvisionAsync();
        var me = tenant.Administrator.Id;
        Assert.Equal("last_administrator", (await tenant.Admin.Patch($"users/{me}", new { isAdministrator = false })).Code);
        Assert.Equal("last_administrator", (await tenant.Admin.Post($"users/{me}/deactivate")).Code);
        Assert.True((await tenant.Admin.Get("me")).Body.GetProperty("isAdministrator").GetBoolean());

        // Two who take the right from each other at the same moment.
        var other = await tenant.AddUserAsync("other");
        await tenant.Admin.Patch($"users/{other}", new { isAdministrator = true });
        var second = await tenant.SignInAsync("other");
        var answers = await Task.WhenAll(
            tenant.Admin.Patch($"users/{other}", new { isAdministrator = false }),
            second.Client.Patch($"users/{me}", new { isAdministrator = false }));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal("1", await Database.RowAsync(
            fixture, "select count(*) from users where tenant_id = $1 and is_administrator and is_active", tenant.Id));
    }

    [Fact]
    public async Task People_choose_their_language_and_time_zone_and_nothing_else()
    {
        var person = await fixture.Tenant.AddAndSignInAsync("chooser");
        var me = await person.Client.Patch("me", new { language = "ru", timeZone = "Europe/Riga", position = "CEO", isAdministrator = true });
        Assert.Equal(HttpStatusCode.OK, me.Status);
        Assert.Equal("ru", me.Body.GetProperty("settings").GetProperty("language").GetString());
        Assert.Equal("Europe/Riga", me.Body.GetProperty("timeZone").GetString());
        Assert.Equal(JsonValueKind.Null, me.Body.GetProperty("position").ValueKind);
        Assert.False(me.Body.GetProperty("isAdministrator").GetBoolean());
        Assert.Equal(["timeZone", "language"], (await person.Client.Patch("me", new { language = "xx", timeZone = "xx" })).Fields);
    }

    private async Task<string?> DisplayNameAsync(Guid id, string patch) =>
        (await Admin.SendRaw(HttpMethod.Patch, $"users/{id}", patch)).Body.GetProperty("displayName").GetString();

    private static Task AssertRefusedAsync(HttpClient client) =>
        Eventually.IsTrueAsync("the ended session's token is refused", async () => (await client.Get("me")).Status == HttpStatusCode.Unauthorized,
            TestContext.Current.CancellationToken);
}

namespace Platform.Directory.Tests.Passwords;

public sealed class PasswordTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>
{
    private const string NewPassword = "новый пароль 🔑";

    [Fact]
    public async Task Changed_it_ends_the_other_sessions_and_the_old_one_is_wrong()
    {
        var tenant = await fixture.ProvisionAsync();
        var phone = await tenant.SignInAsync("root");
        var answer = await tenant.Admin.Post("password", new { currentPassword = TestTenant.Password, newPassword = NewPassword });
        Assert.Equal(HttpStatusCode.NoContent, answer.Status);

        Assert.Equal("session_ended", (await fixture.Directory.WithoutCookies().Refresh(phone.RefreshCookie)).Code);
        Assert.Equal(HttpStatusCode.OK, (await fixture.Directory.WithoutCookies().Refresh(tenant.Administrator.RefreshCookie)).Status);
        await tenant.SignInAsync("root", NewPassword);
        Assert.Equal("invalid_credentials", (await TryAsync(tenant, TestTenant.Password)).Code);
    }

    [Fact]
    public async Task A_wrong_current_password_counts_towards_the_lock_out()
    {
        var tenant = await fixture.ProvisionAsync();
        for (var attempt = 1; attempt <= 10; attempt++)
        {
            var wrong = await tenant.Admin.Post("password", new { currentPassword = "a guess", newPassword = NewPassword });
            Assert.Equal((HttpStatusCode.Forbidden, "wrong_password"), (wrong.Status, wrong.Code));
        }

        Assert.Equal("too_many_attempts", (await tenant.Admin.Post("password", new { currentPassword = TestTenant.Password, newPassword = NewPassword })).Code);
        Assert.Equal("too_many_attempts", (await TryAsync(tenant, TestTenant.Password)).Code);
    }

    [Theory]
    [InlineData("nine char")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Has_ten_characters_at_least(string? password)
    {
        var tenant = await fixture.ProvisionAsync();
        Assert.Equal(["newPassword"], (await tenant.Admin.Post("password", new { currentPassword = TestTenant.Password, newPassword = password })).Fields);
        Assert.Equal(["password"], (await tenant.Admin.Post($"users/{tenant.Administrator.Id}/password", new { password })).Fields);
    }

    [Fact]
    public async Task Given_by_an_administrator_it_ends_all_sessions_of_that_person()
    {
        var tenant = await fixture.ProvisionAsync();
        var person = await tenant.AddAndSignInAsync("person");
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Client.Post($"users/{person.Id}/password", new { password = NewPassword })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.Post($"users/{person.Id}/password", new { password = NewPassword })).Status);
        Assert.Equal("session_ended", (await fixture.Directory.WithoutCookies().Refresh(person.RefreshCookie)).Code);
        await tenant.SignInAsync("person", NewPassword);
    }

    [Fact]
    public async Task Is_stored_as_a_hash_of_210000_rounds_that_is_renewed_when_the_rounds_are_raised()
    {
        var tenant = await fixture.ProvisionAsync();
        Assert.Equal((1, 210_000u), await StoredAsync(tenant));
        await using var replica = await TestService.StartAsync(
            fixture.Installation, new DirectoryService(), new Dictionary<string, string?> { ["Directory:SignIn:HashIterations"] = "220000" }, fixture.Clock,
            cancellationToken: TestContext.Current.CancellationToken);
        await fixture.SignInAsync(tenant.Slug, "root", replica: replica);
        Assert.Equal((1, 220_000u), await StoredAsync(tenant));
        await tenant.SignInAsync("root");
    }

    // ASP.NET Core Identity's version 3: a byte 1, then function, rounds and length of the salt, 4 bytes each, big-endian.
    private async Task<(int Version, uint Rounds)> StoredAsync(TestTenant tenant)
    {
        var hash = Convert.FromBase64String(await Database.RowAsync(
            fixture, "select password_hash from credentials where tenant_id = $1 and user_id = $2", tenant.Id, tenant.Administrator.Id));
        return (hash[0], System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)));
    }

    private Task<Answer> TryAsync(TestTenant tenant, string password) =>
        fixture.Directory.Anonymous().Post("session", new { tenant = tenant.Slug, login = "root", password });
}

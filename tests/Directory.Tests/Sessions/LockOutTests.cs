namespace Platform.Directory.Tests.Sessions;

public sealed class LockOutTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>
{
    [Theory]
    [InlineData("root", true)]
    [InlineData("nobody", true)]
    [InlineData("root", false)]
    public async Task Ten_wrong_passwords_lock_for_a_minute_and_longer_each_time_whether_or_not_the_login_exists(string login, bool tenantExists)
    {
        var slug = tenantExists ? (await fixture.ProvisionAsync()).Slug : "missing";
        for (var attempt = 1; attempt <= 10; attempt++) Assert.Equal("invalid_credentials", (await TryAsync(slug, login)).Code);

        using (var verifications = new PasswordVerifications(fixture.Directory))
        {
            await AssertLockedAsync(slug, login, seconds: 60);
            fixture.Clock.Advance(TimeSpan.FromSeconds(59));
            await AssertLockedAsync(slug, login, seconds: 1);
            Assert.Equal(0, verifications.Count);
        }

        foreach (var seconds in new[] { 120, 240, 480, 900, 900 })
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(900));
            Assert.Equal("invalid_credentials", (await TryAsync(slug, login)).Code);
            await AssertLockedAsync(slug, login, seconds);
        }
    }

    [Fact]
    public async Task A_locked_login_refuses_the_right_password_and_a_right_one_later_forgets_all()
    {
        var tenant = await fixture.ProvisionAsync();
        for (var attempt = 1; attempt <= 10; attempt++) await TryAsync(tenant.Slug, "root");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(tenant.Slug, "root", TestTenant.Password)).Status);

        fixture.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(tenant.Slug, "root", TestTenant.Password)).Status);
        Assert.Equal("invalid_credentials", (await TryAsync(tenant.Slug, "root")).Code);
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(tenant.Slug, "root", TestTenant.Password)).Status);
    }

    [Fact]
    public async Task Locks_one_login_and_nobody_else()
    {
        var tenant = await fixture.ProvisionAsync();
        await tenant.AddUserAsync("neighbour");
        var namesake = await fixture.ProvisionAsync();
        for (var attempt = 1; attempt <= 10; attempt++) await TryAsync(tenant.Slug, "root");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(tenant.Slug, "root", TestTenant.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(tenant.Slug, "neighbour", TestTenant.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(namesake.Slug, "root", TestTenant.Password)).Status);
        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.Get("me")).Status);
    }

    [Fact]
    public async Task Guesses_at_the_same_moment_gain_no_more_than_the_hashing_slots()
    {
        var tenant = await fixture.ProvisionAsync();
        await using var replica = await TestService.StartAsync(
            fixture.Installation, new DirectoryService(), new Dictionary<string, string?> { ["Directory:SignIn:ConcurrentHashes"] = "1" }, fixture.Clock,
            cancellationToken: TestContext.Current.CancellationToken);
        using var verifications = new PasswordVerifications(replica);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ =>
            replica.Anonymous().Post("session", new { tenant = tenant.Slug, login = "root", password = "wrong password" })));

        Assert.Equal(10, answers.Count(answer => answer.Code == "invalid_credentials"));
        Assert.Equal(20, answers.Count(answer => answer.Code == "too_many_attempts"));
        Assert.Equal(10, verifications.Count);
    }

    [Fact]
    public async Task A_flood_beyond_the_queue_is_told_to_come_back()
    {
        var settings = new Dictionary<string, string?> { ["Directory:SignIn:ConcurrentHashes"] = "1", ["Directory:SignIn:WaitingHashes"] = "2" };
        await using var replica = await TestService.StartAsync(
            fixture.Installation, new DirectoryService(), settings, fixture.Clock, cancellationToken: TestContext.Current.CancellationToken);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            replica.Anonymous().Post("session", new { tenant = "missing", login = "flood" + number, password = "wrong password" })));

        var busy = answers.Where(answer => answer.Status == HttpStatusCode.ServiceUnavailable).ToList();
        Assert.NotEmpty(busy);
        Assert.All(busy, answer => Assert.Equal("sign_in_busy", answer.Code));
        Assert.All(busy, answer => Assert.NotNull(answer.Message.Headers.RetryAfter));
        Assert.Contains(answers, answer => answer.Code == "invalid_credentials");
    }

    private async Task AssertLockedAsync(string slug, string login, int seconds)
    {
        var answer = await TryAsync(slug, login);
        Assert.Equal((HttpStatusCode.TooManyRequests, "too_many_attempts"), (answer.Status, answer.Code));
        Assert.Equal(TimeSpan.FromSeconds(seconds), answer.Message.Headers.RetryAfter?.Delta);
    }

    private Task<Answer> TryAsync(string slug, string login, string password = "wrong password") =>
        fixture.Directory.Anonymous().Post("session", new { tenant = slug, login, password });
}

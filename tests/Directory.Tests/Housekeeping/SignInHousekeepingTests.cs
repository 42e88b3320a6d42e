namespace Platform.Directory.Tests.Housekeeping;

public sealed class SignInHousekeepingTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>
{
    private const string Rows = """
        select concat_ws(' ', (select count(*) from sign_in_attempts), (select count(*) from idempotency_keys), (select count(*) from sessions))
        """;

    [Fact]
    public async Task Removes_what_no_request_needs_any_more_and_nothing_else()
    {
        var tenant = await fixture.ProvisionAsync();
        await tenant.Admin.Post("units", new { name = "Unit" }, ("Idempotency-Key", "old"));
        await fixture.Directory.Anonymous().Post("session", new { tenant = tenant.Slug, login = "root", password = "wrong" });
        await fixture.Directory.Anonymous().Post("session", new { tenant = "missing", login = "root", password = "wrong" });
        Assert.Equal("2 1 1", await Database.RowAsync(fixture, Rows));

        fixture.Clock.Advance(TimeSpan.FromHours(2));
        await RunsAsync("2 1 1");
        fixture.Clock.Advance(TimeSpan.FromHours(23));
        await RunsAsync("0 0 1");
        fixture.Clock.Advance(TimeSpan.FromDays(31));
        await RunsAsync("0 0 0");
    }

    private Task RunsAsync(string expected) => Eventually.IsTrueAsync(
        "the rows are " + expected, async () => await Database.RowAsync(fixture, Rows) == expected, TestContext.Current.CancellationToken);
}

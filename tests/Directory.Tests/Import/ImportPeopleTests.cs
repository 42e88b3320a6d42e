namespace Platform.Directory.Tests.Import;

public sealed class ImportPeopleTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>
{
    private sealed record Unit(Guid Id, string Name, Guid? ParentId = null);

    private sealed record Person(
        Guid Id, string Login, string FirstName, string LastName, Guid? UnitId = null, Guid? ManagerId = null, string? Password = null, byte[]? Photo = null,
        bool? IsActive = null, string? Position = null);

    private static readonly Unit Head = new(Guid.CreateVersion7(), "Head Office");
    private static readonly Unit Sales = new(Guid.CreateVersion7(), "Sales", Head.Id);
    private static readonly Person Boss = new(Guid.CreateVersion7(), "boss", "Бо", "Босс", Head.Id, Password: "demo", Photo: PictureFiles.Png(9, 9));
    private static readonly Person Clerk = new(Guid.CreateVersion7(), "clerk", "Clark", "Clerk", Sales.Id, Boss.Id, "demo");
    private static readonly Person Left = new(Guid.CreateVersion7(), "left", "Lea", "Left", IsActive: false, Password: "demo");

    [Fact]
    public async Task Brings_units_and_people_with_ids_managers_passwords_and_photos()
    {
        var tenant = await fixture.ProvisionAsync();
        // Children and staff may stand before parents and managers.
        var answer = await ImportAsync(tenant, [Sales, Head], [Clerk, Boss, Left]);
        Assert.Equal("""{"units":2,"people":3}""", answer.Body.GetRawText());

        var clerk = (await tenant.Admin.Get($"users/{Clerk.Id}")).Body;
        Assert.Equal(["Head Office", "Sales"], clerk.GetProperty("unitPath").EnumerateArray().Select(name => name.GetString()!));
        Assert.Equal("Бо Босс", clerk.GetProperty("managerName").GetString());
        var boss = await fixture.SignInAsync(tenant.Slug, "boss", "demo");
        Assert.Equal(HttpStatusCode.OK, (await boss.Client.Get((await boss.Client.Get("me")).Body.GetProperty("photoUrl").GetString()!)).Status);
        Assert.Equal(2, (await tenant.Admin.Get("users?query=head")).Body.GetProperty("items").GetArrayLength());
        Assert.Equal(3, (await tenant.Admin.Get("contacts/tree")).Body.GetProperty("people").GetArrayLength());
        Assert.False((await tenant.Admin.Get($"users/{Left.Id}")).Body.GetProperty("isActive").GetBoolean());
    }

    [Fact]
    public async Task Repeated_changes_profiles_and_leaves_what_is_peoples_own()
    {
        var tenant = await fixture.ProvisionAsync();
        await ImportAsync(tenant, [Head, Sales], [Boss, Clerk]);
        var before = await UserVersionsAsync(tenant);
        Assert.Equal(HttpStatusCode.OK, (await ImportAsync(tenant, [Head, Sales], [Boss, Clerk])).Status);
        Assert.Equal(before, await UserVersionsAsync(tenant));

        await tenant.Admin.Post($"users/{Clerk.Id}/password", new { password = "chosen by the clerk" });
        await tenant.Admin.Post($"users/{Boss.Id}/deactivate");
        await ImportAsync(tenant, [Sales with { Name = "Turnover" }], [Clerk with { LastName = "Changed", Position = "Chief" }, Boss with { Photo = null }]);

        await fixture.SignInAsync(tenant.Slug, "clerk", "chosen by the clerk");
        var clerk = (await tenant.Admin.Get($"users/{Clerk.Id}")).Body;
        Assert.Equal("Clark Changed", clerk.GetProperty("displayName").GetString());
        Assert.Equal("Turnover", clerk.GetProperty("unitPath")[1].GetString());
        var boss = (await tenant.Admin.Get($"users/{Boss.Id}")).Body;
        Assert.False(boss.GetProperty("isActive").GetBoolean());
        Assert.NotEqual(JsonValueKind.Null, boss.GetProperty("photoUrl").ValueKind);
    }

    [Fact]
    public async Task Is_all_or_nothing_and_says_where_it_is_wrong()
    {
        var tenant = await fixture.ProvisionAsync();
        var answer = await ImportAsync(tenant, [Head, new Unit(Guid.CreateVersion7(), "\u202e")], [Boss, Clerk with { Login = "!" }, Left with { Photo = [1, 2, 3] }]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["units[1].name", "people[1].login", "people[2].photo"], answer.Fields);

        var circle = new[] { Head with { ParentId = Sales.Id }, Sales };
        Assert.Equal(["parentId"], (await ImportAsync(tenant, circle, [])).Fields);
        Assert.Equal(["managerId"], (await ImportAsync(tenant, [Head, Sales], [Clerk])).Fields);
        Assert.Equal(["people"], (await ImportAsync(tenant, [], [Left, Left])).Fields);
        Assert.Equal("login_taken", (await ImportAsync(tenant, [], [Left with { Login = "root" }])).Code);
        Assert.Equal(0, (await tenant.Admin.Get("contacts/tree")).Body.GetProperty("units").GetArrayLength());
    }

    [Fact]
    public async Task States_its_limits()
    {
        var tenant = await fixture.ProvisionAsync();
        var many = Enumerable.Range(0, 5001).Select(number => new Person(Guid.CreateVersion7(), "p" + number, "P", "P"));
        Assert.Equal(["people"], (await ImportAsync(tenant, [], [.. many])).Fields);
        var passwords = Enumerable.Range(0, 201).Select(number => new Person(Guid.CreateVersion7(), "p" + number, "P", "P", Password: "p" + number));
        Assert.Equal(["people"], (await ImportAsync(tenant, [], [.. passwords])).Fields);
    }

    [Fact]
    public async Task Thousands_come_in_one_call()
    {
        var tenant = await fixture.ProvisionAsync();
        var people = Enumerable.Range(0, 5000).Select(number => new Person(Guid.CreateVersion7(), "p" + number, "Person", "Number" + number, Password: "demo"));
        Assert.Equal(HttpStatusCode.OK, (await ImportAsync(tenant, [], [.. people])).Status);
        Assert.Equal(5001, (await tenant.Admin.Get("contacts/tree")).Body.GetProperty("people").GetArrayLength());
        var found = (await tenant.Admin.Get("users?query=number4999 pers")).Body.GetProperty("items");
        Assert.Equal("p4999", (await tenant.Admin.Get($"users/{found[0].GetProperty("id")}")).Body.GetProperty("login").GetString());
    }

    [Fact]
    public async Task A_tenant_that_is_not_there_is_not_found()
    {
        using var client = fixture.Operator();
        Assert.Equal(HttpStatusCode.NotFound, (await client.Post("tenants/nowhere/people-import", new { })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Post("tenants/UPPER/people-import", new { })).Status);
    }

    private async Task<Answer> ImportAsync(TestTenant tenant, Unit[] units, Person[] people)
    {
        using var client = fixture.Operator();
        return await client.Post($"tenants/{tenant.Slug}/people-import", new { units, people });
    }

    private Task<List<string>> UserVersionsAsync(TestTenant tenant) => Database.RowsAsync(
        fixture.Installation.Database.OwnerConnectionString, "select id || ' ' || version from users where tenant_id = $1 order by id", tenant.Id);
}

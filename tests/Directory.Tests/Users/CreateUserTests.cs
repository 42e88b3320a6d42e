namespace Platform.Directory.Tests.Users;

public sealed class CreateUserTests(TenantFixture fixture) : IClassFixture<TenantFixture>
{
    private sealed record NewUser(string Login, string FirstName, string LastName, string Password);

    private HttpClient Admin => fixture.Tenant.Admin;

    [Fact]
    public async Task Keeps_every_field()
    {
        var unit = await fixture.Tenant.AddUnitAsync("Logistics");
        var below = await fixture.Tenant.AddUnitAsync("Purchasing", unit);
        var created = await Admin.Post("users", new
        {
            login = "Maria.K",
            firstName = "Мария",
            lastName = "Ким",
            displayName = "Мария К.",
            position = "Buyer",
            unitId = below,
            internalPhone = "1204",
            mobilePhone = "+7 (916) 123-45-67",
            email = "maria@example.test",
            birthday = "1990-02-28",
            managerId = fixture.Tenant.Administrator.Id,
            timeZone = "Asia/Yekaterinburg",
            language = "ru",
            isAdministrator = true,
        });
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var id = created.Body.GetProperty("id").GetGuid();
        Assert.Equal($"/api/directory/v1/users/{id}", created.Message.Headers.Location?.ToString());
        var expected = $$"""
            {"id":"{{id}}","displayName":"Мария К.","firstName":"Мария","lastName":"Ким","login":"maria.k","position":"Buyer","unitId":"{{below}}",
             "unitPath":["Logistics","Purchasing"],"internalPhone":"1204","mobilePhone":"+7 (916) 123-45-67","email":"maria@example.test",
             "birthday":"1990-02-28","managerId":"{{fixture.Tenant.Administrator.Id}}","managerName":"Ada Admin","timeZone":"Asia/Yekaterinburg",
             "language":"ru","photoUrl":null,"isActive":true,"isAdministrator":true}
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, created.Body), created.Body.GetRawText());
        var read = await Admin.Get($"users/{id}");
        Assert.True(JsonElement.DeepEquals(created.Body, read.Body));
    }

    [Theory]
    [InlineData("login", "\"\"")]
    [InlineData("login", "null")]
    [InlineData("login", "\"with space\"")]
    [InlineData("login", "\"anna\\n\"x\"")]
    [InlineData("login", "\"анна\"")]
    [InlineData("login", "65")]
    [InlineData("displayName", "202")]
    [InlineData("position", "201")]
    [InlineData("position", "\"Head\\u202eof\"")]
    [InlineData("internalPhone", "33")]
    [InlineData("mobilePhone", "\"call me\"")]
    [InlineData("email", "\"not an address\"")]
    [InlineData("email", "\"a@b@c\"")]
    [InlineData("email", "\"a\\u0000@b\"")]
    [InlineData("birthday", "\"1899-12-31\"")]
    [InlineData("birthday", "\"2026-03-03\"")]
    [InlineData("birthday", "\"1990-02-30\"")]
    [InlineData("timeZone", "\"Mars/Olympus\"")]
    [InlineData("timeZone", "\"\"")]
    [InlineData("language", "\"de\"")]
    [InlineData("password", "\"too short\"")]
    [InlineData("password", "257")]
    [InlineData("unitId", "\"0190a000-0000-7000-8000-000000000000\"")]
    [InlineData("unitId", "\"no id\"")]
    [InlineData("managerId", "\"0190a000-0000-7000-8000-000000000000\"")]
    public async Task Names_the_field_that_is_out_of_bounds(string field, string json)
    {
        if (int.TryParse(json, out var length)) json = $"\"{new string('9', length)}\"";
        var values = new Dictionary<string, string> { ["login"] = "\"fine\"", ["firstName"] = "\"A\"", ["lastName"] = "\"B\"", [field] = json };
        var answer = await Admin.SendRaw(HttpMethod.Post, "users", "{" + string.Join(',', values.Select(pair => $"\"{pair.Key}\":{pair.Value}")) + "}");
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (answer.Status, answer.Code));
        // What is not JSON has no field.
        Assert.Equal(json.Contains("\"x\"", StringComparison.Ordinal) ? "body" : field, Assert.Single(answer.Fields));
        Assert.DoesNotContain("fine", (await Admin.Get("contacts/tree")).Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_all_that_is_wrong_at_once()
    {
        var answer = await Admin.Post("users", new { login = "!", email = "!", timeZone = "!" });
        Assert.Equal(["firstName", "lastName", "login", "email", "timeZone"], answer.Fields);
    }

    [Fact]
    public async Task A_login_is_taken_once()
    {
        await fixture.Tenant.AddUserAsync("taken");
        var answer = await Admin.Post("users", new { login = "TAKEN", firstName = "A", lastName = "B" });
        Assert.Equal((HttpStatusCode.Conflict, "login_taken"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Only_administrators_do()
    {
        var person = await fixture.Tenant.AddAndSignInAsync("plain");
        var answer = await person.Client.Post("users", new { login = "more", firstName = "A", lastName = "B" });
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Client.Patch($"users/{person.Id}", new { isAdministrator = true })).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await fixture.Directory.Anonymous().Post("users", new { })).Status);
    }

    [Fact]
    public async Task Repeated_with_its_key_answers_the_same_person()
    {
        var request = new NewUser("once", "Once", "Only", TestTenant.Password);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Admin.Post("users", request, ("Idempotency-Key", "key-1"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => answer.Body.GetProperty("id").GetGuid()).Distinct());

        var other = await Admin.Post("users", request with { FirstName = "Twice" }, ("Idempotency-Key", "key-1"));
        Assert.Equal((HttpStatusCode.Conflict, "idempotency_key_reused"), (other.Status, other.Code));
        Assert.Equal("idempotency_key_reused", (await Admin.Post("units", new { name = "Once" }, ("Idempotency-Key", "key-1"))).Code);
        Assert.Equal("login_taken", (await Admin.Post("users", request, ("Idempotency-Key", "key-2"))).Code);
    }

    [Fact]
    public async Task A_key_belongs_to_whoever_sent_it()
    {
        await Admin.Post("units", new { name = "First" }, ("Idempotency-Key", "shared"));
        var another = await fixture.Tenant.AddUserAsync("second-admin");
        await Admin.Patch($"users/{another}", new { isAdministrator = true });
        var theirs = await (await fixture.Tenant.SignInAsync("second-admin")).Client.Post("units", new { name = "Second" }, ("Idempotency-Key", "shared"));
        Assert.Equal((HttpStatusCode.Created, "Second"), (theirs.Status, theirs.Body.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public async Task A_key_has_its_bounds(string key)
    {
        var answer = await Admin.Post("units", new { name = "Unit" }, ("Idempotency-Key", key));
        Assert.Equal(["Idempotency-Key"], answer.Fields);
    }
}

namespace Platform.Directory.Tests.Tenants;

public sealed class TenantTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>
{
    private sealed record Administrator(string Login, string Password, string FirstName, string LastName);

    private sealed record NewTenant(string Slug, string Name, Administrator Administrator);

    private static NewTenant New(string slug) => new(slug, "Acme & Söhne", new("boss", "demo", "Бо", "Босс"));

    [Fact]
    public async Task Comes_with_an_administrator_who_can_sign_in()
    {
        using var client = fixture.Operator();
        var created = await client.Post("tenants", New("acme"));
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal("/api/directory/v1/tenants/acme", created.Message.Headers.Location?.ToString());
        Assert.True(created.Body.GetProperty("administrator").GetProperty("isAdministrator").GetBoolean());

        var read = await client.Get("tenants/acme");
        Assert.Equal("Acme & Söhne", read.Body.GetProperty("name").GetString());
        Assert.Equal(created.Body.GetProperty("id").GetGuid(), read.Body.GetProperty("id").GetGuid());
        var boss = await fixture.SignInAsync("acme", "boss", "demo");
        Assert.Equal(HttpStatusCode.Created, (await boss.Client.Post("units", new { name = "Unit" })).Status);
    }

    [Fact]
    public async Task A_slug_is_taken_once_even_by_two_at_once()
    {
        using var client = fixture.Operator();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => client.Post("tenants", New("race"))));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(2, answers.Count(answer => answer is { Status: HttpStatusCode.Conflict, Code: "slug_taken" }));
    }

    [Fact]
    public async Task Repeated_with_its_key_answers_the_same_tenant()
    {
        using var client = fixture.Operator();
        var first = await client.Post("tenants", New("again"), ("Idempotency-Key", "a"));
        var second = await client.Post("tenants", New("again"), ("Idempotency-Key", "a"));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, second.Status));
        Assert.True(JsonElement.DeepEquals(first.Body, second.Body));
        Assert.Equal("slug_taken", (await client.Post("tenants", New("again"), ("Idempotency-Key", "b"))).Code);
        Assert.Equal("idempotency_key_reused", (await client.Post("tenants", New("again") with { Name = "Other" }, ("Idempotency-Key", "a"))).Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("operator-key-of-the-tests-012345678")]
    [InlineData("operator-key-of-the-tests-01234567890")]
    public async Task Is_not_there_for_anybody_but_the_operator(string? key)
    {
        using var client = fixture.Directory.Anonymous();
        if (key is not null) client.DefaultRequestHeaders.Add("X-Operator-Key", key);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Post("tenants", New("stranger"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("tenants/stranger")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Post("tenants/stranger/people-import", new { })).Status);
    }

    [Theory]
    [InlineData("""{"name":"N","administrator":{"login":"a","password":"p","firstName":"A","lastName":"B"}}""", "slug")]
    [InlineData("""{"slug":"x","name":"N","administrator":{"login":"a","password":"p","firstName":"A","lastName":"B"}}""", "slug")]
    [InlineData("""{"slug":"UPPER","name":"N","administrator":{"login":"a","password":"p","firstName":"A","lastName":"B"}}""", "slug")]
    [InlineData("""{"slug":"nul\u0000","name":"N","administrator":{"login":"a","password":"p","firstName":"A","lastName":"B"}}""", "slug")]
    [InlineData("""{"slug":"fine","name":"\u202e","administrator":{"login":"a","password":"p","firstName":"A","lastName":"B"}}""", "name")]
    [InlineData("""{"slug":"fine","name":"N","administrator":{"login":"a","password":"","firstName":"A","lastName":"B"}}""", "administrator.password")]
    [InlineData("""{"slug":"fine","name":"N","administrator":{"login":"a","password":"p","firstName":"","lastName":"B"}}""", "administrator.firstName")]
    public async Task Names_the_field_that_is_wrong(string json, string field)
    {
        using var client = fixture.Operator();
        var answer = await client.SendRaw(HttpMethod.Post, "tenants", json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([field], answer.Fields);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("tenants/fine")).Status);
    }

    [Fact]
    public async Task Needs_an_administrator()
    {
        using var client = fixture.Operator();
        var answer = await client.Post("tenants", new { slug = "headless", name = "Headless" });
        Assert.Equal(["administrator.firstName", "administrator.lastName", "administrator.login", "administrator.password"], answer.Fields);
    }
}

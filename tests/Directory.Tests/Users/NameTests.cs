namespace Platform.Directory.Tests.Users;

/// <summary>Names are read by people who decide by them: nothing in them may hide, reorder or break lines.</summary>
public sealed class NameTests(TenantFixture fixture) : IClassFixture<TenantFixture>
{
    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("\"   \"")]
    [InlineData("\"\\u200b\\u200b\"")] // zero-width spaces alone
    [InlineData("\"Anna\\u200b\"")]
    [InlineData("\"\\u200d\\u200d\"")] // joiners alone
    [InlineData("\"\\u2800\"")] // the empty Braille cell
    [InlineData("\"\\u3164\"")] // Hangul filler
    [InlineData("\"\\u0301\\u0301\"")] // accents without a letter
    [InlineData("\"Anna\\u202egnp\"")] // right-to-left override
    [InlineData("\"\\u2066Anna\\u2069\"")] // isolates
    [InlineData("\"Anna\\u200f\"")]
    [InlineData("\"Anna\\u0000\"")]
    [InlineData("\"An\\nna\"")]
    [InlineData("\"An\\u007fna\"")]
    [InlineData("\"An\\u0085na\"")]
    [InlineData("\"An\\u2028na\"")]
    [InlineData("\"An\\ufeffna\"")]
    [InlineData("\"An\\udb40\\udc41na\"")] // a tag character
    [InlineData("\"An\\ue000na\"")] // private use
    [InlineData("\"An\\ud800na\"")] // half of a surrogate pair
    [InlineData("\"An\\udc00na\"")]
    public async Task Refuses_what_cannot_be_seen_for_what_it_is(string json)
    {
        var admin = fixture.Tenant.Admin;
        foreach (var field in new[] { "firstName", "lastName" })
        {
            var other = field == "firstName" ? "lastName" : "firstName";
            var created = await admin.SendRaw(HttpMethod.Post, "users", $$"""{"login":"x","{{field}}":{{json}},"{{other}}":"Fine"}""");
            Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (created.Status, created.Code));
            Assert.Equal([field], created.Fields);
        }

        Assert.Equal(["name"], (await admin.SendRaw(HttpMethod.Post, "units", $$"""{"name":{{json}}}""")).Fields);
    }

    [Theory]
    [InlineData("Анна")]
    [InlineData("Žaneta O’Neill-Müller")]
    [InlineData("李")]
    [InlineData("علی‌رضا")] // Persian, with a zero-width non-joiner inside
    [InlineData("क्‍ष")] // Devanagari, with a zero-width joiner
    [InlineData("👩‍🚀")]
    [InlineData("X Æ A-12")]
    public async Task Takes_the_names_that_people_have(string name)
    {
        var admin = fixture.Tenant.Admin;
        var created = await admin.Post("users", new { login = "n" + Guid.CreateVersion7().ToString("N"), firstName = $"  {name} ", lastName = "Fine" });
        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal(name, created.Body.GetProperty("firstName").GetString());
        Assert.Equal(name + " Fine", created.Body.GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task Counts_characters_as_people_do()
    {
        var admin = fixture.Tenant.Admin;
        var longest = string.Concat(Enumerable.Repeat("😀", 100));
        var created = await admin.Post("users", new { login = "emoji", firstName = longest, lastName = new string('я', 100) });
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var refused = await admin.Post("users", new { login = "emoji2", firstName = longest + "!", lastName = new string('я', 101) });
        Assert.Equal(["firstName", "lastName"], refused.Fields);
        Assert.Contains("100", refused.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}

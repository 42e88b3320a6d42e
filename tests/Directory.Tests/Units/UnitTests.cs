namespace Platform.Directory.Tests.Units;

public sealed class UnitTests(TenantFixture fixture) : IClassFixture<TenantFixture>
{
    private HttpClient Admin => fixture.Tenant.Admin;

    [Fact]
    public async Task Moves_to_another_parent_and_to_the_top()
    {
        var first = await fixture.Tenant.AddUnitAsync("First");
        var second = await fixture.Tenant.AddUnitAsync("Second");
        var person = await fixture.Tenant.AddUserAsync("mover", unitId: second);

        var below = await Admin.Patch($"units/{second}", new { parentId = first, order = 7 });
        Assert.Equal(first, below.Body.GetProperty("parentId").GetGuid());
        Assert.Equal(7, below.Body.GetProperty("order").GetInt32());
        Assert.Equal(["First", "Second"], await PathAsync(person));

        await Admin.Patch($"units/{second}", new { name = "Renamed" });
        Assert.Equal(["First", "Renamed"], await PathAsync(person));
        await Admin.SendRaw(HttpMethod.Patch, $"units/{second}", """{"parentId":null}""");
        Assert.Equal(["Renamed"], await PathAsync(person));
    }

    [Fact]
    public async Task Never_stands_below_itself_not_even_when_two_move_at_once()
    {
        var a = await fixture.Tenant.AddUnitAsync("A");
        var b = await fixture.Tenant.AddUnitAsync("B", a);
        Assert.Equal(["parentId"], (await Admin.Patch($"units/{a}", new { parentId = a })).Fields);
        Assert.Equal(["parentId"], (await Admin.Patch($"units/{a}", new { parentId = b })).Fields);

        for (var round = 0; round < 10; round++)
        {
            var x = await fixture.Tenant.AddUnitAsync("X");
            var y = await fixture.Tenant.AddUnitAsync("Y");
            var answers = await Task.WhenAll(Admin.Patch($"units/{x}", new { parentId = y }), Admin.Patch($"units/{y}", new { parentId = x }));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], answers.Select(answer => answer.Status).Order());
        }
    }

    [Fact]
    public async Task Stands_twenty_levels_deep_at_most()
    {
        Guid? parent = null;
        for (var level = 1; level <= 20; level++) parent = await fixture.Tenant.AddUnitAsync("Level " + level, parent);
        Assert.Equal(["parentId"], (await Admin.Post("units", new { name = "Level 21", parentId = parent })).Fields);
    }

    [Fact]
    public async Task Goes_only_when_it_is_empty()
    {
        var parent = await fixture.Tenant.AddUnitAsync("Parent");
        var child = await fixture.Tenant.AddUnitAsync("Child", parent);
        var person = await fixture.Tenant.AddUserAsync("member", unitId: child);
        foreach (var unit in new[] { parent, child })
        {
            var refused = await Admin.Delete($"units/{unit}");
            Assert.Equal((HttpStatusCode.Conflict, "unit_not_empty"), (refused.Status, refused.Code));
        }

        await Admin.SendRaw(HttpMethod.Patch, $"users/{person}", """{"unitId":null}""");
        Assert.Equal(HttpStatusCode.NoContent, (await Admin.Delete($"units/{child}")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Admin.Delete($"units/{parent}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Admin.Delete($"units/{parent}")).Status);
    }

    [Fact]
    public async Task Is_an_administrators_matter()
    {
        var unit = await fixture.Tenant.AddUnitAsync("Guarded");
        var person = await fixture.Tenant.AddAndSignInAsync("reader");
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Client.Post("units", new { name = "Mine" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Client.Patch($"units/{unit}", new { name = "Mine" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Client.Delete($"units/{unit}")).Status);
    }

    [Theory]
    [InlineData("""{"order":1}""", "name")]
    [InlineData("""{"name":"A","order":-1}""", "order")]
    [InlineData("""{"name":"A","order":1000001}""", "order")]
    [InlineData("""{"name":"A","parentId":"0190a000-0000-7000-8000-000000000000"}""", "parentId")]
    public async Task Names_the_field_that_is_out_of_bounds(string json, string field) =>
        Assert.Equal([field], (await Admin.SendRaw(HttpMethod.Post, "units", json)).Fields);

    private async Task<IEnumerable<string>> PathAsync(Guid person) =>
        (await Admin.Get($"users/{person}")).Body.GetProperty("unitPath").EnumerateArray().Select(name => name.GetString()!);
}

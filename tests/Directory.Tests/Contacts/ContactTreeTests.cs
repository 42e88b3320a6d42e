using System.IO.Compression;

namespace Platform.Directory.Tests.Contacts;

public sealed class ContactTreeTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>
{
    [Fact]
    public async Task Lists_units_in_their_order_and_people_by_name()
    {
        var tenant = await fixture.ProvisionAsync();
        await tenant.Admin.Post("units", new { name = "Aaa", order = 2 });
        var first = await tenant.Admin.Post("units", new { name = "Zzz", order = 1 });
        var below = await tenant.AddUnitAsync("Below", first.Body.GetProperty("id").GetGuid());
        await tenant.AddUserAsync("b", "Борис", "Б", below);
        await tenant.AddUserAsync("z", "Zoe", "Z");
        await tenant.AddUserAsync("a", "анна", "А");
        await tenant.AddUserAsync("e", "Éva", "Ö");

        var tree = (await tenant.Admin.Get("contacts/tree")).Body;
        Assert.Equal(["Below", "Zzz", "Aaa"], tree.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("name").GetString()!));
        Assert.Equal(
            ["Ada Admin", "Éva Ö", "Zoe Z", "анна А", "Борис Б"],
            tree.GetProperty("people").EnumerateArray().Select(person => person.GetProperty("displayName").GetString()!));
        var boris = tree.GetProperty("people")[4];
        Assert.Equal(["displayName", "id", "isActive", "photoUrl", "position", "unitId"], boris.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal(below, boris.GetProperty("unitId").GetGuid());
    }

    [Fact]
    public async Task Answers_304_until_something_that_it_shows_has_changed()
    {
        var tenant = await fixture.ProvisionAsync();
        var person = await tenant.AddAndSignInAsync("person");
        var etag = await ETagAsync(tenant);
        Assert.Equal(etag, await ETagAsync(tenant));

        // Nobody need fetch the tree for what it does not show.
        await person.Client.Patch("me", new { language = "ru" });
        await tenant.Admin.Patch($"users/{person.Id}", new { mobilePhone = "+1 2345" });
        await tenant.Admin.Post($"users/{person.Id}/password", new { password = "another password" });
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(tenant, etag));

        var unit = Guid.Empty;
        foreach (var change in new Func<Task>[]
        {
            () => tenant.Admin.Patch($"users/{person.Id}", new { position = "Clerk" }),
            () => tenant.Admin.Patch($"users/{person.Id}", new { lastName = "Renamed" }),
            () => tenant.Admin.Put($"users/{person.Id}/photo", PictureFiles.Png(1, 1), "image/png"),
            () => tenant.Admin.Delete($"users/{person.Id}/photo"),
            async () => unit = await tenant.AddUnitAsync("Unit"),
            () => tenant.Admin.Patch($"units/{unit}", new { name = "Renamed" }),
            () => tenant.Admin.Patch($"users/{person.Id}", new { unitId = unit }),
            () => tenant.AddUserAsync("another"),
            () => tenant.Admin.Post($"users/{person.Id}/deactivate"),
            () => tenant.Admin.Post($"users/{person.Id}/reactivate"),
            () => tenant.Admin.SendRaw(HttpMethod.Patch, $"users/{person.Id}", """{"unitId":null}"""),
            () => tenant.Admin.Delete($"units/{unit}"),
        })
        {
            await change();
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(tenant, etag));
            var next = await ETagAsync(tenant);
            Assert.NotEqual(etag, next);
            etag = next;
        }
    }

    [Fact]
    public async Task Another_replica_shows_a_change_at_once()
    {
        var other = await fixture.StartReplicaAsync();
        var tenant = await fixture.ProvisionAsync();
        using var elsewhere = other.WithToken(tenant.Administrator.AccessToken);
        Assert.Equal(1, (await elsewhere.Get("contacts/tree")).Body.GetProperty("people").GetArrayLength());
        await tenant.AddUserAsync("new");
        Assert.Equal(2, (await elsewhere.Get("contacts/tree")).Body.GetProperty("people").GetArrayLength());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("br;q=0, gzip;q=0")]
    public async Task Comes_compressed_as_the_client_likes(string accepted)
    {
        var tenant = await fixture.ProvisionAsync();
        var plain = (await tenant.Admin.Get("contacts/tree")).Body.GetRawText();
        var answer = await tenant.Admin.Get("contacts/tree", ("Accept-Encoding", accepted));
        await using var body = new MemoryStream(await answer.Message.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await using Stream decoded = answer.Message.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        Assert.Equal(accepted.Contains(';', StringComparison.Ordinal) ? null : accepted, answer.Message.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(plain, await new StreamReader(decoded).ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_one_and_the_same_tree()
    {
        var tenant = await fixture.ProvisionAsync();
        for (var round = 0; round < 3; round++)
        {
            await tenant.AddUserAsync("round" + round);
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tenant.Admin.Get("contacts/tree")));
            Assert.All(answers, answer => Assert.Equal(round + 2, answer.Body.GetProperty("people").GetArrayLength()));
        }
    }

    private static async Task<string> ETagAsync(TestTenant tenant) => (await tenant.Admin.Get("contacts/tree")).Message.Headers.ETag!.ToString();

    private static async Task<HttpStatusCode> StatusAsync(TestTenant tenant, string etag) =>
        (await tenant.Admin.Get("contacts/tree", ("If-None-Match", $"\"unrelated\", {etag}"))).Status;
}

using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Platform.Directory.Tests.SigningKeys;

public sealed class SigningKeyTests(TestServers servers)
{
    [Fact]
    public async Task Replicas_that_start_together_share_one_key()
    {
        await using var fixture = new DirectoryFixture(servers);
        await fixture.InitializeAsync();
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => fixture.StartReplicaAsync()));
        var kids = await Task.WhenAll(others.Append(fixture.Directory).Select(KidsAsync));
        Assert.Single(kids.SelectMany(list => list).Distinct());
    }

    [Fact]
    public async Task A_key_is_replaced_by_age_without_anybody_being_signed_out()
    {
        await using var fixture = new DirectoryFixture(servers);
        await fixture.InitializeAsync();
        var tenant = await fixture.ProvisionAsync();
        var oldKid = Assert.Single(await KidsAsync(fixture.Directory));

        fixture.Clock.Advance(TimeSpan.FromDays(90));
        var published = await KidsAsync(fixture.Directory);
        Assert.Equal(2, published.Count);
        var before = await tenant.SignInAsync("root");
        Assert.Equal(oldKid, Kid(before));

        fixture.Clock.Advance(TimeSpan.FromHours(1));
        var after = await tenant.SignInAsync("root");
        Assert.Equal(published.Single(kid => kid != oldKid), Kid(after));

        // A token of the old key, signed a moment before the change, lives its ten minutes.
        Assert.Contains(oldKid, await KidsAsync(fixture.Directory));
        fixture.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal([Kid(after)], await KidsAsync(fixture.Directory));
    }

    [Fact]
    public async Task Lies_encrypted_in_the_database_where_a_key_for_that_is_set()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await using var fixture = new EncryptedFixture(servers, key);
        await fixture.InitializeAsync();
        var tenant = await fixture.ProvisionAsync();
        Assert.Equal("True", await Database.RowAsync(fixture, "select is_encrypted from signing_keys"));
        var stored = Convert.FromHexString(await Database.RowAsync(fixture, "select encode(private_key, 'hex') from signing_keys"));
        using var pair = ECDsa.Create();
        Assert.ThrowsAny<CryptographicException>(() => pair.ImportPkcs8PrivateKey(stored, out _));

        var replica = await fixture.StartReplicaAsync();
        using var client = replica.WithToken(tenant.Administrator.AccessToken);
        Assert.Equal(HttpStatusCode.OK, (await client.Get("me")).Status);

        var wrong = await fixture.StartReplicaAsync(new Dictionary<string, string?> { ["Directory:KeyEncryptionKey"] = Convert.ToBase64String(new byte[32]) });
        Assert.Equal(HttpStatusCode.InternalServerError, (await wrong.Anonymous().Get("jwks")).Status);
    }

    [Fact]
    public async Task A_key_encryption_key_of_a_wrong_length_stops_the_start_by_its_name()
    {
        await using var fixture = new EncryptedFixture(servers, "c2hvcnQ=");
        var failure = await Assert.ThrowsAnyAsync<Exception>(async () => await fixture.InitializeAsync());
        Assert.Contains("Directory:KeyEncryptionKey", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configuration_says_where_the_keys_are()
    {
        await using var fixture = new DirectoryFixture(servers);
        await fixture.InitializeAsync();
        var configuration = (await fixture.Directory.Anonymous().Get(".well-known/openid-configuration")).Body;
        Assert.Equal("platform", configuration.GetProperty("issuer").GetString());
        Assert.Equal("http://directory.test/api/directory/v1/jwks", configuration.GetProperty("jwks_uri").GetString());
    }

    private static string Kid(SignedInUser user) => new JsonWebToken(user.AccessToken).Kid;

    private static async Task<List<string>> KidsAsync(TestService replica) =>
        [.. (await replica.Anonymous().Get("jwks")).Body.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];

    private sealed class EncryptedFixture(TestServers servers, string key) : DirectoryFixture(servers)
    {
        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Directory:KeyEncryptionKey"] = key };
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Directory.SigningKeys;

namespace Platform.Directory.Tests.Sessions;

public sealed class AccessTokenTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>
{
    [Fact]
    public async Task Is_an_es256_token_of_rfc_9068_for_ten_minutes()
    {
        var tenant = await fixture.ProvisionAsync();
        var token = new JsonWebToken(tenant.Administrator.AccessToken);
        Assert.Equal(("ES256", "at+jwt", "platform"), (token.Alg, token.Typ, token.Issuer));
        Assert.Equal("platform", Assert.Single(token.Audiences));
        Assert.Equal(tenant.Administrator.Id.ToString(), token.Subject);
        Assert.Equal(tenant.Id.ToString(), token.GetPayloadValue<string>("tid"));
        Assert.Equal("1", token.GetPayloadValue<string>("adm"));
        Assert.Equal(TimeSpan.FromMinutes(10), token.ValidTo - token.IssuedAt);
    }

    [Fact]
    public async Task The_published_keys_verify_it()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        var json = await fixture.Directory.Anonymous().GetStringAsync("/api/directory/v1/jwks", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("\"d\"", json, StringComparison.Ordinal);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(signedIn.AccessToken, new TokenValidationParameters
        {
            IssuerSigningKeys = new JsonWebKeySet(json).GetSigningKeys(),
            ValidIssuer = "platform",
            ValidAudience = "platform",
            ValidateLifetime = false,
        });
        Assert.True(result.IsValid, result.Exception?.Message);
    }

    [Fact]
    public async Task Expires()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        fixture.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.OK, (await signedIn.Client.Get("me")).Status);
        fixture.Clock.Advance(TimeSpan.FromSeconds(6));
        await AssertRefusedAsync(signedIn.AccessToken);
    }

    [Fact]
    public async Task Without_a_signature_it_is_nothing()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        var parts = signedIn.AccessToken.Split('.');
        foreach (var algorithm in new[] { "none", "None", "NONE", "" })
        {
            var header = Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"at+jwt"}""");
            await AssertRefusedAsync($"{header}.{parts[1]}.");
            await AssertRefusedAsync($"{header}.{parts[1]}.{parts[2]}");
        }

        await AssertRefusedAsync($"{parts[0]}.{parts[1]}.");
        await AssertRefusedAsync($"{parts[0]}.{parts[1]}");
    }

    [Fact]
    public async Task Signed_by_somebody_else_it_is_nothing()
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        var real = (await KeysAsync()).Signing;
        var stranger = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = real.Key.KeyId };
        await AssertRefusedAsync(await SignAsync(signedIn, new SigningCredentials(stranger, "ES256")));
        stranger.KeyId = "unknown";
        await AssertRefusedAsync(await SignAsync(signedIn, new SigningCredentials(stranger, "ES256")));

        // The public key taken for a shared secret.
        var secret = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(((ECDsaSecurityKey)real.Key).ECDsa.ExportSubjectPublicKeyInfoPem())) { KeyId = real.Key.KeyId };
        await AssertRefusedAsync(await SignAsync(signedIn, new SigningCredentials(secret, "HS256")));
    }

    [Fact]
    public async Task With_another_content_than_was_signed_it_is_nothing()
    {
        var tenant = await fixture.ProvisionAsync();
        var person = await tenant.AddAndSignInAsync("person");
        var parts = person.AccessToken.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]);
        foreach (var forged in new[]
        {
            payload.Replace(person.Id.ToString(), tenant.Administrator.Id.ToString(), StringComparison.Ordinal),
            payload[..^1] + ",\"adm\":\"1\"}",
        })
        {
            Assert.NotEqual(payload, forged);
            await AssertRefusedAsync($"{parts[0]}.{Base64UrlEncoder.Encode(forged)}.{parts[2]}");
        }
    }

    [Theory]
    [InlineData("JWT", "platform", "platform")]
    [InlineData("at+jwt", "another", "platform")]
    [InlineData("at+jwt", "platform", "another")]
    public async Task Signed_by_us_for_another_purpose_it_is_nothing(string type, string issuer, string audience)
    {
        var signedIn = (await fixture.ProvisionAsync()).Administrator;
        var real = (await KeysAsync()).Signing;
        await AssertRefusedAsync(await SignAsync(signedIn, real, type, issuer, audience));
        using var proof = fixture.Directory.WithToken(await SignAsync(signedIn, real));
        Assert.Equal(HttpStatusCode.OK, (await proof.Get("me")).Status);
    }

    private ValueTask<SigningKeyRing.Snapshot> KeysAsync() =>
        fixture.Directory.App.Services.GetRequiredService<SigningKeyRing>().GetAsync(TestContext.Current.CancellationToken);

    private Task<string> SignAsync(
        SignedInUser user, SigningCredentials credentials, string type = "at+jwt", string issuer = "platform", string audience = "platform")
    {
        var now = fixture.Clock.GetUtcNow().UtcDateTime;
        return Task.FromResult(new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            Issuer = issuer,
            Audience = audience,
            IssuedAt = now,
            Expires = now.AddMinutes(10),
            Claims = new JsonWebToken(user.AccessToken).Claims.Where(claim => claim.Type is "sub" or "tid" or "sid" or "adm")
                .ToDictionary(claim => claim.Type, claim => (object)claim.Value),
            SigningCredentials = credentials,
        }));
    }

    private async Task AssertRefusedAsync(string token)
    {
        using var client = fixture.Directory.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        var answer = await client.Get("me");
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (answer.Status, answer.Code));
    }
}

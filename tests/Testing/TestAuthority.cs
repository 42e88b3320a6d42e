using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Hosting.Identity;

namespace Platform.Testing;

/// <summary>
/// Stands where directory stands for a service under test: publishes a key, signs tokens with it, and knows the people that it is told of.
/// </summary>
public sealed class TestAuthority : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ECDsaSecurityKey _key;
    private readonly ConcurrentDictionary<(Guid TenantId, Guid UserId), bool> _people = [];

    private TestAuthority(WebApplication app, ECDsaSecurityKey key) => (_app, _key) = (app, key);

    /// <summary>Base address, for <c>Auth:Authority</c>.</summary>
    public string Address => _app.Urls.First();

    /// <summary>Starts it on a free port.</summary>
    public static async Task<TestAuthority> StartAsync(CancellationToken cancellationToken)
    {
        var key = CreateKey();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var publicKey = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(key);
        app.MapGet("/api/directory/v1/.well-known/openid-configuration", (HttpRequest request) =>
            Results.Json(new Dictionary<string, string> { ["issuer"] = "platform", ["jwks_uri"] = $"http://{request.Host}/api/directory/v1/jwks" }));
        app.MapGet("/api/directory/v1/jwks", () => Results.Json(new Dictionary<string, object>
        {
            ["keys"] = new[]
            {
                new Dictionary<string, string>
                {
                    ["kty"] = "EC", ["crv"] = "P-256", ["use"] = "sig", ["alg"] = "ES256",
                    ["kid"] = publicKey.KeyId, ["x"] = publicKey.X, ["y"] = publicKey.Y,
                },
            },
        }));
        var authority = new TestAuthority(app, key);
        app.MapGet("/api/directory/v1/users/{id:guid}", authority.Find);
        await app.StartAsync(cancellationToken);
        return authority;
    }

    /// <summary>There is such a person in their tenant, from now on.</summary>
    public TestPerson Know(TestPerson person, bool isActive = true)
    {
        _people[(person.TenantId, person.UserId)] = isActive;
        return person;
    }

    /// <summary>A key as directory would have one.</summary>
    public static ECDsaSecurityKey CreateKey() =>
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Guid.CreateVersion7().ToString("N") };

    /// <summary>A token for this person, valid unless the header type or the issuer is another.</summary>
    public string Token(TestPerson person, DateTimeOffset now, string type = TokenClaims.Type, string issuer = "platform") =>
        Token(person, now, _key, type, issuer);

    /// <summary>A token signed by any key, with any header type, for the tests that try bad ones.</summary>
    public static string Token(TestPerson person, DateTimeOffset now, SecurityKey key, string type = TokenClaims.Type, string issuer = "platform") =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = TokenClaims.Audience,
            IssuedAt = now.UtcDateTime,
            Expires = now.UtcDateTime + EndedSessions.AccessTokenLifetime,
            TokenType = type,
            Claims = new Dictionary<string, object>
            {
                [TokenClaims.User] = person.UserId.ToString(),
                [TokenClaims.Tenant] = person.TenantId.ToString(),
                [TokenClaims.Session] = person.SessionId.ToString(),
                [TokenClaims.Administrator] = person.IsAdministrator ? "1" : "0",
            },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Find(Guid id, HttpRequest request)
    {
        var token = new JsonWebToken(request.Headers.Authorization.ToString()["Bearer ".Length..]);
        return _people.TryGetValue((Guid.Parse(token.GetClaim(TokenClaims.Tenant).Value), id), out var isActive)
            ? Results.Json(new { id, isActive })
            : Results.NotFound();
    }
}

/// <summary>A person as far as tokens know them.</summary>
public sealed record TestPerson(Guid TenantId, Guid UserId, Guid SessionId, bool IsAdministrator = false)
{
    /// <summary>Somebody new in this tenant.</summary>
    public static TestPerson In(Guid tenantId) => new(tenantId, Guid.CreateVersion7(), Guid.CreateVersion7());
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Platform.Hosting.Identity;

namespace Platform.Directory.SigningKeys;

/// <summary>How services, and whoever else checks access tokens, find the public keys.</summary>
internal static class SigningKeyRoutes
{
    private const string Base = "/api/directory/v1";
    private const string CacheForMinutes = "public, max-age=300";

    public static void MapSigningKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup(Base).WithTags("Signing keys").AllowAnonymous();
        keys.MapGet("/jwks", JwksAsync).WithName("getSigningKeys")
            .WithSummary("Public keys of access tokens")
            .WithDescription("A JSON Web Key Set (RFC 7517). A new key is published an hour before the first token is signed with it.");
        keys.MapGet("/.well-known/openid-configuration", Configuration).WithName("getOpenIdConfiguration")
            .WithSummary("Where the public keys of access tokens are")
            .WithDescription("The part of OpenID Connect discovery that a validator of access tokens needs.");
    }

    private static async Task<Ok<PublicKeySet>> JwksAsync(SigningKeyRing ring, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = CacheForMinutes;
        return TypedResults.Ok((await ring.GetAsync(cancellationToken)).Published);
    }

    private static Ok<OpenIdConfiguration> Configuration(IOptions<AuthOptions> auth, HttpResponse response)
    {
        response.Headers.CacheControl = CacheForMinutes;
        return TypedResults.Ok(new OpenIdConfiguration(auth.Value.Issuer, $"{auth.Value.Authority.TrimEnd('/')}{Base}/jwks"));
    }
}

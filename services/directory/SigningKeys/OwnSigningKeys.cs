using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Platform.Directory.SigningKeys;

/// <summary>
/// Gives the check of access tokens in this process the keys directly. Other services fetch them from the addresses of
/// <see cref="SigningKeyRoutes"/>; this one need not know by which name it can reach itself.
/// </summary>
internal sealed class OwnSigningKeys(SigningKeyRing ring) : IConfigurationManager<OpenIdConnectConfiguration>
{
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var configuration = new OpenIdConnectConfiguration();
        foreach (var key in (await ring.GetAsync(cancel)).Published.Keys)
            configuration.SigningKeys.Add(new JsonWebKey { Kty = key.Kty, Crv = key.Crv, X = key.X, Y = key.Y, Kid = key.Kid, Alg = key.Alg, Use = key.Use });
        return configuration;
    }

    public void RequestRefresh()
    {
        // Asked for when a token names an unknown key. The ring looks again by itself, well before a new key is used.
    }
}

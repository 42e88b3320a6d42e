using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Directory.SigningKeys;
using Platform.Hosting.Identity;

namespace Platform.Directory.Sessions;

/// <summary>Issues access tokens: JWTs signed with ES256 (RFC 9068).</summary>
internal sealed class AccessTokens(SigningKeyRing keys, IOptions<AuthOptions> auth, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = EndedSessions.AccessTokenLifetime;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public async Task<string> IssueAsync(Guid tenantId, Guid userId, Guid sessionId, bool isAdministrator, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [TokenClaims.User] = userId.ToString(),
            [TokenClaims.Tenant] = tenantId.ToString(),
            [TokenClaims.Session] = sessionId.ToString(),
        };
        if (isAdministrator) claims[TokenClaims.Administrator] = "1";
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = TokenClaims.Type,
            Issuer = auth.Value.Issuer,
            Audience = TokenClaims.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = (await keys.GetAsync(cancellationToken)).Signing,
        });
    }
}

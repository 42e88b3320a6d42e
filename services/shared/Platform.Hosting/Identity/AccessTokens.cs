using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Platform.Hosting.Identity;

/// <summary>Validates an access token outside of a request's own authentication, by the same rules.</summary>
public sealed class AccessTokens(IOptionsMonitor<JwtBearerOptions> options, EndedSessions endedSessions)
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>The caller that the token stands for; null when it is forged, expired, of an ended session or otherwise not valid.</summary>
    public async Task<CallerIdentity?> ValidateAsync(string accessToken, CancellationToken cancellationToken)
    {
        var bearer = options.Get(JwtBearerDefaults.AuthenticationScheme);
        var configuration = await bearer.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
        var parameters = bearer.TokenValidationParameters.Clone();
        parameters.IssuerSigningKeys = configuration.SigningKeys;
        var result = await _handler.ValidateTokenAsync(accessToken, parameters);
        if (!result.IsValid) return null;

        var caller = CallerIdentity.From(new ClaimsPrincipal(result.ClaimsIdentity));
        return endedSessions.Contains(caller.SessionId) ? null : caller;
    }
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Platform.Hosting.Errors;

namespace Platform.Gateway.Security;

/// <summary>
/// Refuses access tokens that are forged, expired or revoked before they cost a service anything, and tells the rate limits who is
/// calling. Services check again: this is only the first look. Requests without a token pass; each address decides for itself.
/// </summary>
internal sealed class TokenCheck(RequestDelegate next, IOptionsMonitor<JwtBearerOptions> bearer)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count == 0 || !EdgePaths.IsInterface(context.Request.Path))
        {
            await next(context);
            return;
        }

        var result = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (result.Failure is not null)
        {
            await RefuseAsync(context);
            return;
        }

        if (result.Principal is { } caller)
        {
            context.User = caller;
        }

        await next(context);
    }

    private async Task RefuseAsync(HttpContext context)
    {
        if (!await AreKeysKnownAsync(context.RequestAborted))
        {
            // Not the caller's fault, who would have to sign in again: nobody can be recognized.
            context.Response.Headers.RetryAfter = "2";
            await ProblemResponse.WriteAsync(context, Problem.Unavailable("service_unavailable", "directory is not available."));
            return;
        }

        await context.ChallengeAsync(JwtBearerDefaults.AuthenticationScheme); // WWW-Authenticate
        await ProblemResponse.WriteAsync(
            context, Problem.Unauthenticated("unauthenticated", "Sign in: the access token is expired, revoked or not valid here."));
    }

    private async Task<bool> AreKeysKnownAsync(CancellationToken cancellationToken)
    {
        try
        {
            var keys = bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager!;
            return (await keys.GetConfigurationAsync(cancellationToken)).SigningKeys.Count > 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

using System.Globalization;
using System.Security.Claims;

namespace Platform.Hosting.Identity;

/// <summary>
/// Who is calling, taken from a validated access token. An endpoint asks for it as a parameter:
/// it is there wherever the route requires authorization.
/// </summary>
/// <param name="TenantId">The tenant; every query is bound to it.</param>
/// <param name="UserId">The signed-in user.</param>
/// <param name="SessionId">The session that the token belongs to.</param>
/// <param name="IsAdministrator">May change people and units of the tenant.</param>
/// <param name="ExpiresAt">When the token ends, UTC.</param>
public sealed record CallerIdentity(Guid TenantId, Guid UserId, Guid SessionId, bool IsAdministrator, DateTimeOffset ExpiresAt)
{
    /// <summary>Reads the caller from the request; minimal APIs call this.</summary>
    public static ValueTask<CallerIdentity?> BindAsync(HttpContext context) => ValueTask.FromResult<CallerIdentity?>(From(context.User));

    /// <summary>Reads the caller from a validated principal.</summary>
    /// <exception cref="InvalidOperationException">The principal is not one of a validated access token: the route lacks its authorization.</exception>
    public static CallerIdentity From(ClaimsPrincipal principal) => new(
        Id(principal, TokenClaims.Tenant),
        Id(principal, TokenClaims.User),
        Id(principal, TokenClaims.Session),
        principal.FindFirstValue(TokenClaims.Administrator) == "1",
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(Value(principal, TokenClaims.ExpiresAt))));

    /// <summary>A principal that says this and nothing else, for <see cref="From"/> and for policies.</summary>
    internal ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [
            new(TokenClaims.Tenant, TenantId.ToString()),
            new(TokenClaims.User, UserId.ToString()),
            new(TokenClaims.Session, SessionId.ToString()),
            new(TokenClaims.Administrator, IsAdministrator ? "1" : "0"),
            new(TokenClaims.ExpiresAt, ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        "access token"));

    private static Guid Id(ClaimsPrincipal principal, string claim) => Guid.Parse(Value(principal, claim));

    private static string Value(ClaimsPrincipal principal, string claim) =>
        principal.FindFirstValue(claim) ?? throw new InvalidOperationException($"The caller has no '{claim}' claim: does the route require authorization?");
}

/// <summary>The claims of an access token (RFC 7519, RFC 9068).</summary>
public static class TokenClaims
{
    /// <summary>The user's id.</summary>
    public const string User = "sub";

    /// <summary>The tenant's id.</summary>
    public const string Tenant = "tid";

    /// <summary>The session's id.</summary>
    public const string Session = "sid";

    /// <summary>"1" for an administrator of the tenant.</summary>
    public const string Administrator = "adm";

    /// <summary>Expiry, seconds since 1970.</summary>
    public const string ExpiresAt = "exp";

    /// <summary>The token's type header.</summary>
    public const string Type = "at+jwt";

    /// <summary>The audience that every service expects.</summary>
    public const string Audience = "platform";
}

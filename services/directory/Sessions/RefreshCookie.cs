using Microsoft.Extensions.Options;

namespace Platform.Directory.Sessions;

/// <summary>The cookie in which browsers keep the refresh token, out of reach of scripts and of other sites.</summary>
internal sealed class RefreshCookie(IOptions<SessionOptions> options)
{
    public const string Name = "refresh";
    public const string Path = "/api/directory/v1/session";

    public void Set(HttpContext context, RefreshToken token) => context.Response.Cookies.Append(Name, token.ToString(), Attributes(context));

    public void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Attributes(context));

    public static RefreshToken? Read(HttpContext context) => RefreshToken.Read(context.Request.Cookies[Name]);

    private CookieOptions Attributes(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = Path,
        MaxAge = options.Value.IdleLifetime,
        IsEssential = true,
    };
}

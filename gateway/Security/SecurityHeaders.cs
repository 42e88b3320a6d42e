namespace Platform.Gateway.Security;

/// <summary>
/// Headers that every response carries. Set when the response starts, because error handling clears what was set before.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Griffel (Fluent UI) adds its rules through the CSSOM to style elements that it creates empty: the hash is that of the empty
    // text, so no rule that somebody injects as text takes effect.
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    private const string PagePolicy =
        $"default-src 'none'; script-src 'self'; style-src 'self' {EmptyStyle}; img-src 'self' blob: data:; font-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self' blob:; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // Swagger UI styles elements inline and draws its icons from data addresses.
    private const string DocumentationPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string InterfacePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                Set((HttpContext)state);
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        var path = context.Request.Path;
        headers.Remove("Server");
        headers.ContentSecurityPolicy = PolicyOf(path);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (EdgePaths.IsInterface(path) && headers.CacheControl.Count == 0)
        {
            // What people wrote must not stay in caches; what has a validator may, if it is asked for again each time.
            headers.CacheControl = headers.ETag.Count == 0 ? "no-store" : "private, no-cache";
        }
    }

    private static string PolicyOf(PathString path) =>
        EdgePaths.IsPage(path) ? PagePolicy : path.IsBelow("/docs") ? DocumentationPolicy : InterfacePolicy;
}

using Microsoft.Extensions.Options;
using Platform.Hosting.Errors;

namespace Platform.Gateway.Security;

/// <summary>
/// Refuses foreign pages where the browser would help them: WebSockets know no same-origin policy, and the sign-in address reads a
/// cookie. Programs send no Origin and pass; they have no cookie to be misused.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, IOptions<GatewayOptions> options)
{
    private readonly HashSet<string> _allowed = new(options.Value.AllowedOrigins, StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var origin = request.Headers.Origin;
        var matters = origin.Count > 0 && (EdgePaths.IsHub(request.Path) || EdgePaths.UsesCookies(request.Path));
        return !matters || IsAllowed(origin.ToString(), request.Host)
            ? next(context)
            : ProblemResponse.WriteAsync(context, Problem.Forbidden("origin_not_allowed", "Pages of that origin may not do this."));
    }

    // The scheme is left out of the comparison: TLS may end before us. Both sides leave out their scheme's default port.
    private bool IsAllowed(string origin, HostString host) =>
        _allowed.Contains(origin)
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase));
}

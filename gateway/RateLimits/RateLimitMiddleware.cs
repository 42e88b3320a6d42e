using System.Globalization;
using System.Threading.RateLimiting;
using Platform.Hosting.Errors;

namespace Platform.Gateway.RateLimits;

/// <summary>Answers 429 with Retry-After to who is too fast.</summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RequestLimiter limiter)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!EdgePaths.IsInterface(context.Request.Path))
        {
            await next(context);
            return;
        }

        using (var lease = limiter.Ask(context))
        {
            if (!lease.IsAcquired)
            {
                await RefuseAsync(context, lease);
                return;
            }
        }

        await next(context);
    }

    private static Task RefuseAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.Zero;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ProblemResponse.WriteAsync(
            context,
            Problem.TooMany("too_many_requests", $"Too many requests. Try again in {seconds} s.", TimeSpan.FromSeconds(seconds)));
    }
}

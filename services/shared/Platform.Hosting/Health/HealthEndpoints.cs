using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Platform.Hosting.Health;

/// <summary>
/// <c>/health/live</c>: the process runs. <c>/health/ready</c>: it can do its work, and if not, which dependency is to blame.
/// </summary>
public static class HealthEndpoints
{
    /// <summary>Tag of the checks that decide on readiness.</summary>
    public const string Ready = "ready";

    /// <summary>Maps both addresses, open to anonymous callers: they name dependencies and no data.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var checks = new JsonObject();
        foreach (var (name, entry) in report.Entries)
        {
            checks[name] = new JsonObject
            {
                ["status"] = entry.Status.ToString().ToLowerInvariant(),
                ["detail"] = entry.Description,
            };
        }

        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(new JsonObject { ["status"] = report.Status.ToString().ToLowerInvariant(), ["checks"] = checks }.ToJsonString());
    }
}

using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Hosting.Errors;

/// <summary>Writes problem details in the one shape that the product uses.</summary>
public static class ProblemResponse
{
    /// <summary>Sets the status and writes <c>application/problem+json</c>, with <c>Retry-After</c> where it makes sense.</summary>
    public static Task WriteAsync(HttpContext context, ProblemException problem)
    {
        context.Response.StatusCode = (int)problem.Status;
        if (problem.RetryAfter is { } delay)
            context.Response.Headers.RetryAfter = Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteAsJsonAsync(Details(problem), options: null, "application/problem+json", context.RequestAborted);
    }

    private static ProblemDetails Details(ProblemException problem)
    {
        var details = new ProblemDetails
        {
            Type = "about:blank",
            Title = ReasonPhrases.GetReasonPhrase((int)problem.Status),
            Status = (int)problem.Status,
            Detail = problem.Message,
            Extensions = { ["code"] = problem.Code, ["traceId"] = Activity.Current?.TraceId.ToHexString() },
        };
        if (problem.Errors is not null) details.Extensions["errors"] = problem.Errors;
        foreach (var (name, value) in problem.Extensions ?? ReadOnlyDictionary<string, object>.Empty) details.Extensions[name] = value;
        return details;
    }
}

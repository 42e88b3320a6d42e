using System.Net;
using Microsoft.AspNetCore.Diagnostics;

namespace Platform.Hosting.Errors;

/// <summary>Gives the statuses that the framework answers without a body (401, 403, 404, 405, 415, …) the same shape as all others.</summary>
internal static class StatusProblems
{
    public static Task WriteAsync(StatusCodeContext statusCode)
    {
        var context = statusCode.HttpContext;
        var status = (HttpStatusCode)context.Response.StatusCode;
        var (code, detail) = status switch
        {
            HttpStatusCode.Unauthorized => ("unauthenticated", "Sign in: the access token is missing, expired, revoked or not valid here."),
            HttpStatusCode.Forbidden => ("forbidden", "You are signed in, and this is not allowed to you."),
            HttpStatusCode.NotFound => ("not_found", "There is no such address."),
            HttpStatusCode.MethodNotAllowed => ("method_not_allowed", $"This address does not accept {context.Request.Method}."),
            HttpStatusCode.UnsupportedMediaType => ("unsupported_media_type", "Send application/json."),
            _ => ("http_" + (int)status, "The request was refused."),
        };
        return ProblemResponse.WriteAsync(context, new ProblemException(status, code, detail));
    }
}

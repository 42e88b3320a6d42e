using System.Net;

namespace Platform.Hosting.Errors;

/// <summary>The failures that endpoints name, ready to be thrown.</summary>
public static class Problem
{
    /// <summary>400, code <c>invalid_request</c>: one field is out of bounds. The message states the limit.</summary>
    public static ProblemException Invalid(string field, string message) =>
        Invalid(new Dictionary<string, string[]> { [field] = [message] });

    /// <summary>400, code <c>invalid_request</c>: fields are out of bounds, each with its messages.</summary>
    public static ProblemException Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        new(HttpStatusCode.BadRequest, "invalid_request", string.Join(' ', errors.Values.SelectMany(messages => messages)), errors);

    /// <summary>401: who is calling is not established.</summary>
    public static ProblemException Unauthenticated(string code, string detail) => new(HttpStatusCode.Unauthorized, code, detail);

    /// <summary>403: the caller is known and may not do this. What a caller may not even see answers <see cref="NotFound"/>.</summary>
    public static ProblemException Forbidden(string code, string detail) => new(HttpStatusCode.Forbidden, code, detail);

    /// <summary>404: it does not exist, or the caller may not know that it does.</summary>
    public static ProblemException NotFound(string code = "not_found", string detail = "There is no such thing, or it is not yours to see.") =>
        new(HttpStatusCode.NotFound, code, detail);

    /// <summary>409: it contradicts what is already there.</summary>
    public static ProblemException Conflict(string code, string detail, IReadOnlyDictionary<string, object>? extensions = null) =>
        new(HttpStatusCode.Conflict, code, detail, extensions: extensions);

    /// <summary>429: too fast, with the time after which it makes sense to try again.</summary>
    public static ProblemException TooMany(string code, string detail, TimeSpan retryAfter) =>
        new(HttpStatusCode.TooManyRequests, code, detail, retryAfter: retryAfter);

    /// <summary>503: a dependency is down. <paramref name="code"/> names it, for instance <c>database_unavailable</c>.</summary>
    public static ProblemException Unavailable(string code, string detail) =>
        new(HttpStatusCode.ServiceUnavailable, code, detail, retryAfter: TimeSpan.FromSeconds(2));
}

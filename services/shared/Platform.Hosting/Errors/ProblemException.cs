using System.Net;

namespace Platform.Hosting.Errors;

/// <summary>
/// A failure that the caller is told about, as RFC 9457 problem details with a stable <c>code</c>. Thrown from anywhere;
/// mapped in one place (<see cref="ProblemExceptionHandler"/>; the hub has its own filter).
/// </summary>
public sealed class ProblemException(
    HttpStatusCode status, string code, string detail, IReadOnlyDictionary<string, string[]>? errors = null, TimeSpan? retryAfter = null,
    IReadOnlyDictionary<string, object>? extensions = null)
    : Exception(detail)
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>A stable, machine-readable name of the failure, in snake_case.</summary>
    public string Code { get; } = code;

    /// <summary>What is wrong with which field, where fields are at fault.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; } = errors;

    /// <summary>When trying again makes sense, sent as <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>What a program needs beside the code to go on, as members of the problem (RFC 9457, section 3.2).</summary>
    public IReadOnlyDictionary<string, object>? Extensions { get; } = extensions;
}

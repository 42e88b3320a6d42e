using System.Net;
using System.Text.Json;

namespace Platform.Client;

/// <summary>
/// The one exception of the client: the server refused (problem details, RFC 9457, or the hub's equivalent), or could not be reached.
/// </summary>
public sealed class PlatformException : Exception
{
    /// <summary>An exception with a stable code and a text for people.</summary>
    public PlatformException(string code, string message, Exception? inner = null) : base(message, inner) => Code = code;

    /// <summary>Stable, for programs: a code of the API such as <c>invalid_credentials</c>, or one of <see cref="PlatformErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>Status of the response; null when there was none (unreachable, or the answer of the hub).</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Per field (camelCase) what is wrong with it; empty when the problem is not about fields.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = NoErrors;

    /// <summary>What else a problem document says, by name: the <c>reminderId</c> of <c>reminder_exists</c>. Empty when there is nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement> Details { get; init; } = NoDetails;

    /// <summary>How long the server asks to wait before the next try, when it says so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Id of the request in the server's telemetry, when it says so.</summary>
    public string? TraceId { get; init; }

    /// <summary>
    /// Whether the same call may succeed later without a change: no connection, 408, 429, or a server's fault (5xx).
    /// </summary>
    public bool IsTransient => Status switch
    {
        null => Code is PlatformErrorCodes.Unreachable or PlatformErrorCodes.TooManyRequests or PlatformErrorCodes.DatabaseUnavailable
            or PlatformErrorCodes.UnexpectedError,
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => true,
        var status => (int)status >= 500,
    };

    private static readonly IReadOnlyDictionary<string, string[]> NoErrors = new Dictionary<string, string[]>();
    private static readonly IReadOnlyDictionary<string, JsonElement> NoDetails = new Dictionary<string, JsonElement>();
}

/// <summary>Codes that the client itself decides on, or gives.</summary>
public static class PlatformErrorCodes
{
    /// <summary>No response: name, network, timeout, or the connection broke.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Nobody is signed in, or the session was ended (sign-out, revocation, deactivation).</summary>
    public const string SessionEnded = "session_ended";

    /// <summary>A response that is no problem document: its status is all that is known.</summary>
    public const string UnexpectedError = "unexpected_error";

    /// <summary>More messages wait to be sent than <c>ChatConnectionOptions.MaxPendingSends</c>.</summary>
    public const string QueueFull = "queue_full";

    /// <summary>Wrong tenant, login or password.</summary>
    public const string InvalidCredentials = "invalid_credentials";

    /// <summary>Over a limit per user, tenant or address; see <see cref="PlatformException.RetryAfter"/>.</summary>
    public const string TooManyRequests = "too_many_requests";

    /// <summary>The service's database is away; nothing was changed.</summary>
    public const string DatabaseUnavailable = "database_unavailable";
}

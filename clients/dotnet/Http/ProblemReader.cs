using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Client.Http;

/// <summary>Problem details (RFC 9457) of a failed response as <see cref="PlatformException"/>.</summary>
internal static class ProblemReader
{
    public static async Task<PlatformException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var problem = await ParseAsync(response, cancellationToken);
        var message = problem?.Detail ?? problem?.Title ?? $"The server answered {(int)response.StatusCode} {response.ReasonPhrase}.";
        return new PlatformException(problem?.Code ?? PlatformErrorCodes.UnexpectedError, message)
        {
            Status = response.StatusCode,
            Errors = problem?.Errors ?? new Dictionary<string, string[]>(),
            Details = problem?.Details ?? new Dictionary<string, JsonElement>(),
            RetryAfter = RetryAfter(response.Headers.RetryAfter, response.Headers.Date),
            TraceId = problem?.TraceId,
        };
    }

    private static async Task<ProblemDocument?> ParseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // A proxy on the way answers with a page of its own: the status is then all there is.
        if (response.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "application/json"))
            return null;
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(body, ClientJson.Default.ProblemDocument);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Seconds, or a date, which counts from the server's own Date (RFC 9110, section 10.2.3) so that clocks need not agree.</summary>
    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, DateTimeOffset? serverNow)
    {
        var wait = header?.Delta ?? (header?.Date - serverNow);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}

internal sealed record ProblemDocument(
    string? Type, string? Title, int? Status, string? Detail, string? Instance, string? Code, Dictionary<string, string[]>? Errors, string? TraceId)
{
    /// <summary>What is none of these.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Details { get; set; }
}

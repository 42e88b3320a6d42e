using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Reminder.Asking;

/// <summary>Asks other services, as the caller would and with the caller's token: what they may not see is not there.</summary>
internal sealed partial class OtherServices(
    IHttpClientFactory clients, IOptions<ReminderOptions> options, IOptions<AuthOptions> authority, ILogger<OtherServices> logger)
{
    /// <summary>The name of the HTTP client.</summary>
    public const string Client = "reminder-others";

    private readonly Uri[] _chat =
        [.. options.Value.Chat.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(address => new Uri(address))];

    // Whoever signs the tokens knows the people.
    private readonly Uri[] _directory = [new(authority.Value.Authority)];

    /// <summary>What chat answers; null for 404.</summary>
    /// <exception cref="ProblemException">It does not answer (503 <c>chat_unavailable</c>), or refuses the token (401).</exception>
    public Task<TAnswer?> AskChatAsync<TAnswer>(CallerToken token, string path, JsonTypeInfo<TAnswer> type, CancellationToken cancellationToken)
        where TAnswer : class => AskAsync("chat", _chat, token, path, type, cancellationToken);

    /// <summary>What directory answers; null for 404.</summary>
    /// <exception cref="ProblemException">It does not answer (503 <c>directory_unavailable</c>), or refuses the token (401).</exception>
    public Task<TAnswer?> AskDirectoryAsync<TAnswer>(CallerToken token, string path, JsonTypeInfo<TAnswer> type, CancellationToken cancellationToken)
        where TAnswer : class => AskAsync("directory", _directory, token, path, type, cancellationToken);

    private async Task<TAnswer?> AskAsync<TAnswer>(
        string service, Uri[] addresses, CallerToken token, string path, JsonTypeInfo<TAnswer> type, CancellationToken cancellationToken)
        where TAnswer : class
    {
        foreach (var address in addresses)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, path));
                request.Headers.TryAddWithoutValidation("Authorization", token.Authorization);
                using var client = clients.CreateClient(Client);
                using var response = await client.SendAsync(request, cancellationToken);
                switch (response.StatusCode)
                {
                    case HttpStatusCode.OK: return await response.Content.ReadFromJsonAsync(type, cancellationToken);
                    case HttpStatusCode.NotFound: return null;
                    case HttpStatusCode.Unauthorized: throw Problem.Unauthenticated("unauthenticated", $"Sign in: {service} does not take this access token any more.");
                    default: NoAnswer(service, address, $"status {(int)response.StatusCode}"); break;
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or JsonException ||
                failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                NoAnswer(service, address, failure.Message);
            }
        }

        throw Problem.Unavailable($"{service}_unavailable", $"{service} does not answer at the moment, which has to be asked. Try again.");
    }

    [LoggerMessage(1, LogLevel.Warning, "{Service} at {Address} did not answer: {Reason}")]
    private partial void NoAnswer(string service, Uri address, string reason);
}

/// <summary>The token that a request came with.</summary>
/// <param name="Authorization">The header, whole.</param>
internal sealed record CallerToken(string Authorization)
{
    /// <summary>Reads it from the request; minimal APIs call this.</summary>
    public static ValueTask<CallerToken?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<CallerToken?>(new(context.Request.Headers.Authorization.ToString()));
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Platform.Hosting.Errors;
using Platform.Hosting.Text;

namespace Platform.Reminder.Messages;

/// <summary>Asks chat for a message, as the caller would and with the caller's token: what they may not see is not there.</summary>
internal sealed partial class ChatMessages(IHttpClientFactory clients, IOptions<ReminderOptions> options, ILogger<ChatMessages> logger)
{
    /// <summary>The name of the HTTP client.</summary>
    public const string Client = "reminder-chat";

    // Of an excerpt, in UTF-16 units.
    private const int LongestExcerpt = 300;

    private readonly Uri[] _addresses =
        [.. options.Value.Chat.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(address => new Uri(address))];

    /// <summary>The message; null when it is not there, was deleted, or is none that somebody wrote.</summary>
    /// <exception cref="ProblemException">Chat does not answer (503 <c>chat_unavailable</c>), or refuses the token (401).</exception>
    public async Task<SeenMessage?> FindAsync(CallerToken token, Guid conversationId, Guid messageId, long seq, CancellationToken cancellationToken)
    {
        var path = $"/api/chat/v1/conversations/{conversationId}";
        var asked = GetAsync(token, $"{path}/messages/{seq}", ChatAnswers.Default.ChatMessage, cancellationToken);
        var conversation = await GetAsync(token, path, ChatAnswers.Default.ChatConversation, cancellationToken);
        if (await asked is not { } message || conversation is null) return null;
        if (message.Id != messageId || message.DeletedAt is not null || message.System is not null) return null;
        return new(message.AuthorId, Excerpt.Of(message.Body, LongestExcerpt), message.EditedAt ?? message.CreatedAt, conversation.Thread?.ConversationId);
    }

    /// <summary>The same cut for what an event brings.</summary>
    public static string ExcerptOf(string body) => Excerpt.Of(body, LongestExcerpt);

    private async Task<TAnswer?> GetAsync<TAnswer>(
        CallerToken token, string path, JsonTypeInfo<TAnswer> type, CancellationToken cancellationToken) where TAnswer : class
    {
        foreach (var address in _addresses)
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
                    case HttpStatusCode.Unauthorized: throw Problem.Unauthenticated("unauthenticated", "Sign in: chat does not take this access token any more.");
                    default: NoAnswer(address, $"status {(int)response.StatusCode}"); break;
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or JsonException ||
                failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                NoAnswer(address, failure.Message);
            }
        }

        throw Problem.Unavailable("chat_unavailable", "chat does not answer at the moment, which knows the message. Try again.");
    }

    [LoggerMessage(1, LogLevel.Warning, "chat at {Address} did not answer: {Reason}")]
    private partial void NoAnswer(Uri address, string reason);
}

/// <summary>A message that the caller may see.</summary>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Excerpt">How it begins.</param>
/// <param name="ExcerptAt">Since when it says so.</param>
/// <param name="RootConversationId">Of a message in a thread, the conversation that the thread belongs to.</param>
internal sealed record SeenMessage(Guid AuthorId, string Excerpt, DateTimeOffset ExcerptAt, Guid? RootConversationId);

/// <summary>The token that a request came with.</summary>
/// <param name="Authorization">The header, whole.</param>
internal sealed record CallerToken(string Authorization)
{
    /// <summary>Reads it from the request; minimal APIs call this.</summary>
    public static ValueTask<CallerToken?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<CallerToken?>(new(context.Request.Headers.Authorization.ToString()));
}

/// <summary>What is read of chat's answers.</summary>
internal sealed record ChatMessage(
    Guid Id, Guid AuthorId, string Body, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, DateTimeOffset? DeletedAt, JsonElement? System);

/// <summary>Likewise.</summary>
internal sealed record ChatConversation(ChatThreadPlace? Thread);

/// <summary>Likewise.</summary>
internal sealed record ChatThreadPlace(Guid ConversationId);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(ChatConversation))]
internal sealed partial class ChatAnswers : JsonSerializerContext;

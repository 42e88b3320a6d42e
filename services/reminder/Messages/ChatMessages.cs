using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Hosting.Errors;
using Platform.Hosting.Text;
using Platform.Reminder.Asking;

namespace Platform.Reminder.Messages;

/// <summary>Asks chat for a message.</summary>
internal sealed class ChatMessages(OtherServices others)
{
    // Of an excerpt, in UTF-16 units.
    private const int LongestExcerpt = 300;

    /// <summary>The message; null when it is not there, was deleted, or is none that somebody wrote.</summary>
    /// <exception cref="ProblemException">Chat does not answer (503 <c>chat_unavailable</c>), or refuses the token (401).</exception>
    public async Task<SeenMessage?> FindAsync(CallerToken token, Guid conversationId, Guid messageId, long seq, CancellationToken cancellationToken)
    {
        var path = $"/api/chat/v1/conversations/{conversationId}";
        var asked = others.AskChatAsync(token, $"{path}/messages/{seq}", ChatAnswers.Default.ChatMessage, cancellationToken);
        var conversation = await others.AskChatAsync(token, path, ChatAnswers.Default.ChatConversation, cancellationToken);
        if (await asked is not { } message || conversation is null) return null;
        if (message.Id != messageId || message.DeletedAt is not null || message.System is not null) return null;
        return new(message.AuthorId, Excerpt.Of(message.Body, LongestExcerpt), message.EditedAt ?? message.CreatedAt, conversation.Thread?.ConversationId);
    }

    /// <summary>Those of these people who see a message that the caller sees.</summary>
    /// <exception cref="ProblemException">Chat does not answer (503 <c>chat_unavailable</c>), or refuses the token (401).</exception>
    public async Task<IReadOnlySet<Guid>> FindWhoSeesAsync(
        CallerToken token, Guid conversationId, long seq, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken)
    {
        var path = $"/api/chat/v1/conversations/{conversationId}/messages/{seq}/visible-to?userId={string.Join("&userId=", userIds)}";
        var seeing = await others.AskChatAsync(token, path, ChatAnswers.Default.ChatSeeingMembers, cancellationToken);
        return seeing?.UserIds.ToHashSet() ?? [];
    }

    /// <summary>The same cut for what an event brings.</summary>
    public static string ExcerptOf(string body) => Excerpt.Of(body, LongestExcerpt);
}

/// <summary>A message that the caller may see.</summary>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="Excerpt">How it begins.</param>
/// <param name="ExcerptAt">Since when it says so.</param>
/// <param name="RootConversationId">Of a message in a thread, the conversation that the thread belongs to.</param>
internal sealed record SeenMessage(Guid AuthorId, string Excerpt, DateTimeOffset ExcerptAt, Guid? RootConversationId);

/// <summary>What is read of chat's answers.</summary>
internal sealed record ChatMessage(
    Guid Id, Guid AuthorId, string Body, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt, DateTimeOffset? DeletedAt, JsonElement? System);

/// <summary>Likewise.</summary>
internal sealed record ChatConversation(ChatThreadPlace? Thread);

/// <summary>Likewise.</summary>
internal sealed record ChatThreadPlace(Guid ConversationId);

/// <summary>Likewise.</summary>
internal sealed record ChatSeeingMembers(IReadOnlyList<Guid> UserIds);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(ChatConversation))]
[JsonSerializable(typeof(ChatSeeingMembers))]
internal sealed partial class ChatAnswers : JsonSerializerContext;

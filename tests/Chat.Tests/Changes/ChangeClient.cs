using System.Net.Http.Json;
using System.Text.Json;
using Platform.Chat.Changes;
using Platform.Chat.Messages;

namespace Platform.Chat.Tests.Changes;

/// <summary>What people do to a message, over REST.</summary>
internal static class ChangeClient
{
    public static string At(Message message, string rest = "") =>
        $"/api/chat/v1/conversations/{message.ConversationId}/messages/{message.Seq}{rest}";

    public static async Task<Message> SaysAsync(this HttpClient client, Guid conversationId, string body) =>
        await (await client.SendAsync(conversationId, body)).ReadAsync<Message>();

    public static Task<HttpResponseMessage> EditAsync(this HttpClient client, Message message, string? body, int? edits = null) =>
        client.PatchAsJsonAsync(At(message), new { Body = body, Edits = edits }, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> DeleteAsync(this HttpClient client, Message message) =>
        client.DeleteAsync(At(message), TestContext.Current.CancellationToken);

    public static async Task<Message> FindAsync(this HttpClient client, Message message) =>
        (await client.GetFromJsonAsync<Message>(At(message), TestContext.Current.CancellationToken))!;

    public static async Task<ChangePage> ChangesAsync(this HttpClient client, Guid conversationId, long after, int limit = 100) =>
        (await client.GetFromJsonAsync<ChangePage>($"/api/chat/v1/conversations/{conversationId}/changes?after={after}&limit={limit}", TestContext.Current.CancellationToken))!;

    public static async Task<IReadOnlyList<string>> VersionsAsync(this HttpClient client, Message message) =>
        [.. (await client.GetFromJsonAsync<MessageVersions>(At(message, "/versions"), TestContext.Current.CancellationToken))!.Items.Select(version => version.Body)];

    /// <summary>The stable code of a refusal.</summary>
    public static async Task<string?> CodeAsync(this HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code").GetString();
}

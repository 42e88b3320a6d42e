using System.Net.Http.Json;
using System.Text.Json;
using Platform.Chat.Changes;
using Platform.Chat.Forwards;
using Platform.Chat.Messages;
using Platform.Testing;

namespace Platform.Chat.Tests.Changes;

/// <summary>What people do to a message, over REST.</summary>
internal static class ChangeClient
{
    /// <summary>A connection that hears everything from now on.</summary>
    public static async Task<TestHub> ListenAsync(this ChatFixture fixture, TestPerson person, TestService replica)
    {
        var hub = await TestHub.OpenAsync(replica.Address, fixture.Authority.Token(person, TimeProvider.System.GetUtcNow()));
        // Answered after the connection has joined its conversations.
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
        return hub;
    }

    public static string At(Message message, string rest = "") =>
        $"/api/chat/v1/conversations/{message.ConversationId}/messages/{message.Seq}{rest}";

    public static async Task<Message> SaysAsync(this HttpClient client, Guid conversationId, string body) =>
        await (await client.SendAsync(conversationId, body)).ReadAsync<Message>();

    public static Task<HttpResponseMessage> EditAsync(this HttpClient client, Message message, string? body, int? edits = null) =>
        client.PatchAsJsonAsync(At(message), new { Body = body, Edits = edits }, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> DeleteAsync(this HttpClient client, Message message) =>
        client.DeleteAsync(At(message), TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> ReactAsync(this HttpClient client, Message message, string emoji) =>
        client.PutAsync(At(message, $"/reactions/{Uri.EscapeDataString(emoji)}"), content: null, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> UnreactAsync(this HttpClient client, Message message, string emoji) =>
        client.DeleteAsync(At(message, $"/reactions/{Uri.EscapeDataString(emoji)}"), TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> PinAsync(this HttpClient client, Message message) =>
        client.PutAsync(At(message, "/pin"), content: null, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> UnpinAsync(this HttpClient client, Message message) =>
        client.DeleteAsync(At(message, "/pin"), TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyList<Message>> PinsAsync(this HttpClient client, Guid conversationId) =>
        (await client.GetFromJsonAsync<Chat.Pins.PinList>($"/api/chat/v1/conversations/{conversationId}/pins", TestContext.Current.CancellationToken))!.Items;

    public static Task<HttpResponseMessage> ReplyAsync(this HttpClient client, Guid conversationId, string body, long replyToSeq, Guid? clientMessageId = null) =>
        client.PostAsJsonAsync(
            $"/api/chat/v1/conversations/{conversationId}/messages",
            new { ClientMessageId = clientMessageId ?? Guid.CreateVersion7(), Body = body, ReplyToSeq = replyToSeq }, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> ForwardAsync(this HttpClient client, Guid conversationId, params ForwardedMessage[] messages) =>
        client.ForwardAsync(conversationId, conversationId, messages);

    public static Task<HttpResponseMessage> ForwardAsync(this HttpClient client, Guid conversationId, Guid from, params ForwardedMessage[] messages) =>
        client.PostAsJsonAsync($"/api/chat/v1/conversations/{conversationId}/forwards", new ForwardRequest(from, messages), TestContext.Current.CancellationToken);

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

using System.Net.Http.Json;
using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Chat.Tests.Changes;
using Platform.Chat.Threads;
using Platform.Testing;

namespace Platform.Chat.Tests.Threads;

/// <summary>What people do with threads, over REST.</summary>
internal static class ThreadClient
{
    public static Task<HttpResponseMessage> OpenThreadAsync(this HttpClient client, Guid conversationId, long seq) =>
        client.PostAsync($"{Path(conversationId)}/messages/{seq}/thread", content: null, TestContext.Current.CancellationToken);

    public static async Task<Conversation> ThreadOfAsync(this HttpClient client, Message root) =>
        await (await client.OpenThreadAsync(root.ConversationId, root.Seq)).ReadAsync<Conversation>();

    public static Task<HttpResponseMessage> FollowAsync(this HttpClient client, Guid threadId, bool following) =>
        client.PutAsJsonAsync(Path(threadId) + "/following", new { Following = following }, TestContext.Current.CancellationToken);

    public static async Task<Conversation> ConversationAsync(this HttpClient client, Guid id) =>
        (await client.GetFromJsonAsync<Conversation>(Path(id), TestContext.Current.CancellationToken))!;

    public static async Task<ThreadPage> ThreadsAsync(this HttpClient client, string query = "") =>
        (await client.GetFromJsonAsync<ThreadPage>("/api/chat/v1/threads" + query, TestContext.Current.CancellationToken))!;

    /// <summary>Waits until the root says that its thread has so many replies.</summary>
    public static async Task<ThreadSummary> SummaryAsync(this HttpClient client, Message root, long replies)
    {
        ThreadSummary? summary = null;
        await Eventually.IsTrueAsync($"the root has {replies} replies", async () =>
            (summary = (await client.FindAsync(root)).Thread)?.Replies == replies, TestContext.Current.CancellationToken);
        return summary!;
    }

    /// <summary>Waits until somebody's thread has so many unread messages.</summary>
    public static Task UnreadAsync(this HttpClient client, Guid threadId, long unread) =>
        Eventually.IsTrueAsync($"{unread} are unread", async () =>
            await client.GetAsync(Path(threadId), TestContext.Current.CancellationToken) is { IsSuccessStatusCode: true } found
            && (await found.ReadAsync<Conversation>()) is { Thread.IsFollowing: true } thread && thread.Unread == unread, TestContext.Current.CancellationToken);

    public static string Mention(TestPerson person) => $"[@Somebody](user:{person.UserId})";

    public static string Path(Guid conversationId) => $"/api/chat/v1/conversations/{conversationId}";
}

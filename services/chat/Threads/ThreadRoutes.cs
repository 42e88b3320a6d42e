using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Threads;

/// <summary>REST routes of threads.</summary>
public static class ThreadRoutes
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    /// <summary>Maps them.</summary>
    public static void MapThreads(this IEndpointRouteBuilder routes)
    {
        var threads = routes.MapGroup("").WithTags("Threads");
        threads.MapPost("/conversations/{conversationId:guid}/messages/{seq:long}/thread", OpenAsync).WithName("OpenThread")
            .WithSummary("Open the thread of a message")
            .WithDescription("A thread is a conversation: what it says is read, sent and synchronized as in any other. Again: the same answer.")
            .ProducesProblem(404).ProducesProblem(409);
        threads.MapPut("/conversations/{conversationId:guid}/following", FollowAsync).WithName("FollowThread")
            .WithSummary("Follow a thread, or no longer")
            .WithDescription("Whoever writes in a thread or is mentioned in it by name follows it, and so does the author of its root.")
            .ProducesProblem(404).ProducesProblem(409);
        threads.MapGet("/threads", ListAsync).WithName("ListThreads")
            .WithSummary("Threads that I follow, newest activity first")
            .WithDescription("`unread`: only those with something unread. `cursor`: the nextCursor of an earlier page.").ProducesProblem(400);
    }

    private static async Task<Results<Created<Conversation>, Ok<Conversation>>> OpenAsync(
        Guid conversationId, long seq, CallerIdentity caller, OpenThread open, CancellationToken cancellationToken)
    {
        var (thread, isNew) = await open.HandleAsync(caller, conversationId, seq, cancellationToken);
        return isNew ? TypedResults.Created($"/api/chat/v1/conversations/{thread.Id}", thread) : TypedResults.Ok(thread);
    }

    private static async Task<Ok<Conversation>> FollowAsync(
        Guid conversationId, FollowRequest request, CallerIdentity caller, FollowThread follow, CancellationToken cancellationToken) =>
        TypedResults.Ok(await follow.HandleAsync(caller, conversationId, request.Following, cancellationToken));

    private static async Task<Ok<ThreadPage>> ListAsync(
        bool? unread, string? cursor, int? limit, CallerIdentity caller, ConversationStore conversations, MessageStore messages, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit) throw Problem.Invalid("limit", $"Limit must be from 1 to {MaxLimit}.");
        var wanted = limit ?? DefaultLimit;
        var threads = await conversations.ListThreadsAsync(
            caller.TenantId, caller.UserId, unread == true, ConversationCursor.Parse(cursor), wanted, cancellationToken);
        var roots = await messages.FindRootsAsync(caller.TenantId, caller.UserId, threads, cancellationToken);
        var items = threads.Where(thread => roots.ContainsKey(thread.Id)).Select(thread => new ThreadEntry(thread, roots[thread.Id]));
        return TypedResults.Ok(new ThreadPage([.. items], threads.Count == wanted ? ConversationCursor.After(threads[^1]).ToString() : null));
    }
}

/// <summary>What a member chooses.</summary>
/// <param name="Following">True to hear of the thread's messages.</param>
public sealed record FollowRequest(bool Following);

/// <summary>A thread with the message that it hangs on.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Root">The message.</param>
public sealed record ThreadEntry(Conversation Thread, Message Root);

/// <summary>A page of threads.</summary>
/// <param name="Items">The threads.</param>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
public sealed record ThreadPage(IReadOnlyList<ThreadEntry> Items, string? NextCursor);

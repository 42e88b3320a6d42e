using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Conversations;

/// <summary>REST routes of conversations.</summary>
public static class ConversationRoutes
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 500;

    /// <summary>Maps them.</summary>
    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var conversations = routes.MapGroup("/conversations").WithTags("Conversations");
        conversations.MapPost("/direct", OpenDirectAsync).WithName("OpenDirectConversation")
            .WithSummary("Open the conversation with a person").ProducesProblem(400).ProducesProblem(404);
        conversations.MapGet("/", ListAsync).WithName("ListConversations")
            .WithSummary("My conversations, newest activity first").ProducesProblem(400);
        conversations.MapGet("/{conversationId:guid}", FindAsync).WithName("GetConversation")
            .WithSummary("One conversation").ProducesProblem(404);
    }

    private static async Task<Results<Created<Conversation>, Ok<Conversation>>> OpenDirectAsync(
        OpenDirectRequest request, CallerIdentity caller, OpenDirect open, CancellationToken cancellationToken)
    {
        var (conversation, isNew) = await open.HandleAsync(caller, request.UserId, cancellationToken);
        return isNew ? TypedResults.Created($"/api/chat/v1/conversations/{conversation.Id}", conversation) : TypedResults.Ok(conversation);
    }

    private static async Task<Ok<ConversationPage>> ListAsync(
        string? cursor, int? limit, CallerIdentity caller, ConversationStore store, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit) throw Problem.Invalid("limit", $"Limit must be from 1 to {MaxLimit}.");
        var wanted = limit ?? DefaultLimit;
        var items = await store.ListAsync(caller.TenantId, caller.UserId, ConversationCursor.Parse(cursor), wanted, cancellationToken);
        return TypedResults.Ok(new ConversationPage(items, items.Count == wanted ? ConversationCursor.After(items[^1]).ToString() : null));
    }

    private static async Task<Ok<Conversation>> FindAsync(
        Guid conversationId, CallerIdentity caller, ConversationStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.FindAsync(caller.TenantId, caller.UserId, conversationId, cancellationToken) ?? throw Problem.NotFound());
}

/// <summary>Whom to talk to.</summary>
/// <param name="UserId">A person of the same tenant.</param>
public sealed record OpenDirectRequest(Guid UserId);

/// <summary>A page of conversations.</summary>
/// <param name="Items">The conversations.</param>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
public sealed record ConversationPage(IReadOnlyList<Conversation> Items, string? NextCursor);

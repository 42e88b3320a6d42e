using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Chat.Conversations;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Members;

/// <summary>REST routes of who is in a conversation.</summary>
public static class MemberRoutes
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 200;
    private const int LongestQuery = 100;

    /// <summary>Maps them below a conversation.</summary>
    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var conversation = routes.MapGroup("/conversations/{conversationId:guid}").WithTags("Members").ProducesProblem(404);
        conversation.MapGet("/members", ListAsync).WithName("ListMembers")
            .WithSummary("Who is in it, by name")
            .WithDescription("`query`: only people of whose name a word begins with it. `cursor`: the nextCursor of an earlier page.")
            .ProducesProblem(400);
        conversation.MapPost("/members", AddAsync).WithName("AddMembers")
            .WithSummary("Add people to a group or channel")
            .WithDescription("In a private channel for owners. `historyDays` says how much of the past the new ones see. Who is in it already stays as they are.")
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
        conversation.MapDelete("/members/{userId:guid}", RemoveAsync).WithName("RemoveMember")
            .WithSummary("Remove somebody, or leave")
            .WithDescription("Others are removed by owners. When the last owner leaves, the member of longest standing becomes one.")
            .ProducesProblem(403).ProducesProblem(409);
        conversation.MapPatch("/members/{userId:guid}", ChangeRoleAsync).WithName("ChangeRole")
            .WithSummary("Make somebody an owner, or no longer one").ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
        conversation.MapPost("/join", JoinAsync).WithName("JoinChannel")
            .WithSummary("Join a public channel").ProducesProblem(400);
    }

    private static async Task<Ok<MemberPage>> ListAsync(
        Guid conversationId, string? query, string? cursor, int? limit, CallerIdentity caller, MemberStore store, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit) throw Problem.Invalid("limit", $"Limit must be from 1 to {MaxLimit}.");
        var wanted = limit ?? DefaultLimit;
        var items = await store.ListAsync(
            caller.TenantId, caller.UserId, conversationId, QueryText(query), MemberCursor.Parse(cursor), wanted, cancellationToken);
        if (items is null) throw Problem.NotFound();
        return TypedResults.Ok(new MemberPage(items, items.Count == wanted ? MemberCursor.After(items[^1]).ToString() : null));
    }

    private static async Task<NoContent> AddAsync(
        Guid conversationId, AddMembersRequest request, CallerIdentity caller, AddMembers add, CancellationToken cancellationToken)
    {
        await add.HandleAsync(caller, conversationId, request, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> RemoveAsync(
        Guid conversationId, Guid userId, CallerIdentity caller, RemoveMember remove, CancellationToken cancellationToken)
    {
        await remove.HandleAsync(caller, conversationId, userId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ChangeRoleAsync(
        Guid conversationId, Guid userId, ChangeRoleRequest request, CallerIdentity caller, ChangeRole change, CancellationToken cancellationToken)
    {
        await change.HandleAsync(caller, conversationId, userId, request.Role, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Conversation>> JoinAsync(
        Guid conversationId, CallerIdentity caller, JoinChannel join, CancellationToken cancellationToken) =>
        TypedResults.Ok(await join.HandleAsync(caller, conversationId, cancellationToken));

    /// <summary>What to look for, without space around it; null for everything.</summary>
    /// <exception cref="ProblemException">It is too long or contains U+0000 (400).</exception>
    internal static string? QueryText(string? query)
    {
        var trimmed = query?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return null;
        if (trimmed.Length > LongestQuery) throw Problem.Invalid("query", $"Query has at most {LongestQuery} characters.");
        return trimmed.Contains('\0', StringComparison.Ordinal) ? throw Problem.Invalid("query", "Query contains U+0000, which is not text.") : trimmed;
    }
}

/// <summary>A page of members.</summary>
/// <param name="Items">The members.</param>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
public sealed record MemberPage(IReadOnlyList<Member> Items, string? NextCursor);

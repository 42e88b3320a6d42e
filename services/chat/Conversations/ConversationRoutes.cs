using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Chat.Members;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Conversations;

/// <summary>REST routes of conversations.</summary>
public static class ConversationRoutes
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 500;
    private const string KeyHeader = "Idempotency-Key";

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
        conversations.MapPost("/groups", CreateGroupAsync).WithName("CreateGroup")
            .WithSummary("Make a group")
            .WithDescription("`Idempotency-Key` (a UUID): sent again it answers 200 with what the first one made.")
            .ProducesProblem(400).ProducesProblem(404);
        conversations.MapPost("/channels", CreateChannelAsync).WithName("CreateChannel")
            .WithSummary("Make a channel")
            .WithDescription("`Idempotency-Key` (a UUID): sent again it answers 200 with what the first one made.")
            .ProducesProblem(400).ProducesProblem(404);
        conversations.MapGet("/channels", ListChannelsAsync).WithName("ListPublicChannels")
            .WithSummary("Public channels, by name").ProducesProblem(400);
        conversations.MapPatch("/{conversationId:guid}", ChangeDetailsAsync).WithName("ChangeConversation")
            .WithSummary("Rename, describe, open or close a group or channel")
            .WithDescription("What is absent stays. A group is changed by whoever is in it, a channel by its owners.")
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static Task<Results<Created<Conversation>, Ok<Conversation>>> CreateGroupAsync(
        CreateGroupRequest request, [FromHeader(Name = KeyHeader)] Guid? idempotencyKey, CallerIdentity caller, CreateConversation create,
        CancellationToken cancellationToken)
    {
        var wanted = new NewConversation(
            ConversationKind.Group, ConversationText.Name(request.Name), Description: null, IsPublic: false, AddMembers.Check(caller, request.UserIds));
        return CreateAsync(wanted, idempotencyKey, caller, create, cancellationToken);
    }

    private static Task<Results<Created<Conversation>, Ok<Conversation>>> CreateChannelAsync(
        CreateChannelRequest request, [FromHeader(Name = KeyHeader)] Guid? idempotencyKey, CallerIdentity caller, CreateConversation create,
        CancellationToken cancellationToken)
    {
        var name = ConversationText.Name(request.Name) ??
            throw Problem.Invalid("name", $"Name is required: 1 to {ConversationText.LongestName} characters.");
        var userIds = request.UserIds is { Count: > 0 } ? AddMembers.Check(caller, request.UserIds) : [];
        var wanted = new NewConversation(ConversationKind.Channel, name, ConversationText.Description(request.Description), request.IsPublic, userIds);
        return CreateAsync(wanted, idempotencyKey, caller, create, cancellationToken);
    }

    private static async Task<Results<Created<Conversation>, Ok<Conversation>>> CreateAsync(
        NewConversation wanted, Guid? key, CallerIdentity caller, CreateConversation create, CancellationToken cancellationToken)
    {
        var (conversation, isNew) = await create.HandleAsync(caller, wanted, key, cancellationToken);
        return isNew ? TypedResults.Created($"/api/chat/v1/conversations/{conversation.Id}", conversation) : TypedResults.Ok(conversation);
    }

    private static async Task<Ok<ChannelPage>> ListChannelsAsync(
        string? query, Guid? cursor, int? limit, CallerIdentity caller, ChannelStore store, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit) throw Problem.Invalid("limit", $"Limit must be from 1 to {MaxLimit}.");
        var wanted = limit ?? DefaultLimit;
        var items = await store.ListAsync(caller.TenantId, caller.UserId, MemberRoutes.QueryText(query), cursor, wanted, cancellationToken);
        return TypedResults.Ok(new ChannelPage(items, items.Count == wanted ? items[^1].Id : null));
    }

    private static async Task<Ok<Conversation>> ChangeDetailsAsync(
        Guid conversationId, ChangeDetailsRequest request, CallerIdentity caller, ChangeDetails change, CancellationToken cancellationToken) =>
        TypedResults.Ok(await change.HandleAsync(caller, conversationId, request, cancellationToken));

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

/// <summary>A group to make.</summary>
/// <param name="Name">1 to 100 characters, or absent: then it is called by its members.</param>
/// <param name="UserIds">1 to 999 people of the tenant besides the caller.</param>
public sealed record CreateGroupRequest(string? Name, IReadOnlyList<Guid>? UserIds);

/// <summary>A channel to make.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Description">Up to 500 characters, or absent.</param>
/// <param name="IsPublic">True when everybody may find and join it.</param>
/// <param name="UserIds">Up to 1,000 people of the tenant besides the caller; more are added later.</param>
public sealed record CreateChannelRequest(string? Name, string? Description, bool IsPublic, IReadOnlyList<Guid>? UserIds);

/// <summary>A page of public channels.</summary>
/// <param name="Items">The channels.</param>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
public sealed record ChannelPage(IReadOnlyList<PublicChannel> Items, Guid? NextCursor);

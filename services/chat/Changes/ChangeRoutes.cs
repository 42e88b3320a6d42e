using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Chat.Messages;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Changes;

/// <summary>REST routes of what happens to messages after they were sent.</summary>
public static class ChangeRoutes
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 200;

    /// <summary>Maps them below a conversation and below a message.</summary>
    public static void MapChanges(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/conversations/{conversationId:guid}/changes", ChangesAsync).WithName("ListChanges").WithTags("Changes")
            .WithSummary("What changed after a revision")
            .WithDescription("The messages whose revision is greater than `after`, each once, in its present state. Answers up to which revision they reach.")
            .ProducesProblem(400).ProducesProblem(404);
        var message = routes.MapGroup("/conversations/{conversationId:guid}/messages/{seq:long}").WithTags("Changes").ProducesProblem(404);
        message.MapGet("/", FindAsync).WithName("GetMessage").WithSummary("One message");
        message.MapPatch("/", EditAsync).WithName("EditMessage")
            .WithSummary("Edit one's own message")
            .WithDescription("With `edits`, the number of edits that one has seen, an edit that came in between answers 409 `edited_meanwhile`.")
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
        message.MapDelete("/", DeleteAsync).WithName("DeleteMessage")
            .WithSummary("Delete a message for all")
            .WithDescription("For its author, and for owners of a group or channel. It keeps its seq, with an empty body, `deletedAt` and `deletedBy`. Again: the same answer.").ProducesProblem(403);
        message.MapGet("/versions", VersionsAsync).WithName("ListVersions").WithSummary("What a message said before its edits");
    }

    private static async Task<Ok<ChangePage>> ChangesAsync(
        Guid conversationId, long? after, int? limit, CallerIdentity caller, ChangeStore store, CancellationToken cancellationToken)
    {
        if (after is < 0) throw Problem.Invalid("after", "After is a revision, which is not negative.");
        if (limit is < 1 or > MaxLimit) throw Problem.Invalid("limit", $"Limit must be from 1 to {MaxLimit}.");
        var page = await store.AfterAsync(caller.TenantId, caller.UserId, conversationId, after ?? 0, limit ?? DefaultLimit, cancellationToken);
        return TypedResults.Ok(page ?? throw Problem.NotFound());
    }

    private static async Task<Ok<Message>> FindAsync(
        Guid conversationId, long seq, CallerIdentity caller, MessageStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.FindAsync(caller.TenantId, caller.UserId, conversationId, seq, cancellationToken) ?? throw Problem.NotFound());

    private static async Task<Ok<Message>> EditAsync(
        Guid conversationId, long seq, EditRequest request, CallerIdentity caller, EditMessage edit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await edit.HandleAsync(caller, conversationId, seq, request.Body, request.Edits, cancellationToken));

    private static async Task<Ok<Message>> DeleteAsync(
        Guid conversationId, long seq, CallerIdentity caller, DeleteMessage delete, CancellationToken cancellationToken) =>
        TypedResults.Ok(await delete.HandleAsync(caller, conversationId, seq, cancellationToken));

    private static async Task<Ok<MessageVersions>> VersionsAsync(
        Guid conversationId, long seq, CallerIdentity caller, MessageStore messages, ChangeStore store, CancellationToken cancellationToken)
    {
        var message = await messages.FindAsync(caller.TenantId, caller.UserId, conversationId, seq, cancellationToken) ?? throw Problem.NotFound();
        if (message.DeletedAt is not null) return TypedResults.Ok(new MessageVersions([]));
        var earlier = await store.VersionsAsync(caller.TenantId, conversationId, seq, cancellationToken);
        return TypedResults.Ok(new MessageVersions([.. earlier, new(message.Body, message.EditedAt ?? message.CreatedAt)]));
    }
}

/// <summary>Messages that changed.</summary>
/// <param name="Items">In the order of their changes, each in its present state.</param>
/// <param name="Revision">Up to which revision they reach.</param>
/// <param name="HasMore">True when there is more after that.</param>
public sealed record ChangePage(IReadOnlyList<Message> Items, long Revision, bool HasMore);

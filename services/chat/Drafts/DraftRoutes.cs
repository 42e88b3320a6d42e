using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Drafts;

/// <summary>REST routes of drafts.</summary>
public static class DraftRoutes
{
    /// <summary>Maps them.</summary>
    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/drafts", ListAsync).WithTags("Drafts").WithName("ListDrafts")
            .WithSummary("My drafts").WithDescription("Those that have a text.");
        var draft = routes.MapGroup("/conversations/{conversationId:guid}/draft").WithTags("Drafts").ProducesProblem(404);
        draft.MapGet("/", FindAsync).WithName("GetDraft")
            .WithSummary("My draft in a conversation").WithDescription("Its body is empty when there is none.");
        draft.MapPut("/", KeepAsync).WithName("KeepDraft")
            .WithSummary("Keep what I began to write")
            .WithDescription("`revision` is the one that the device knew: if the draft has another one by now, 409 `draft_changed`. My devices hear `draftChanged`.")
            .ProducesProblem(400).ProducesProblem(409);
        draft.MapDelete("/", ClearAsync).WithName("ClearDraft")
            .WithSummary("Throw my draft away, or say that it was sent").WithDescription("As keeping it, without a text.")
            .ProducesProblem(400).ProducesProblem(409);
    }

    private static async Task<Ok<DraftList>> ListAsync(CallerIdentity caller, DraftStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.ListAsync(caller.TenantId, caller.UserId, cancellationToken));

    private static async Task<Ok<Draft>> FindAsync(Guid conversationId, CallerIdentity caller, DraftStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.FindAsync(caller.TenantId, caller.UserId, conversationId, cancellationToken) ?? throw Problem.NotFound());

    private static async Task<Ok<Draft>> KeepAsync(
        Guid conversationId, DraftRequest request, CallerIdentity caller, KeepDraft keep, CancellationToken cancellationToken) =>
        TypedResults.Ok(await keep.HandleAsync(caller, conversationId, request, cancellationToken));

    private static async Task<Ok<Draft>> ClearAsync(
        Guid conversationId, long revision, CallerIdentity caller, KeepDraft keep, CancellationToken cancellationToken) =>
        TypedResults.Ok(await keep.ClearAsync(caller, conversationId, revision, cancellationToken));
}

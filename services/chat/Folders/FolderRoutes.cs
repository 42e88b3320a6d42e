using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Chat.Preferences;
using Platform.Chat.Realtime;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Folders;

/// <summary>REST routes of folders.</summary>
public static class FolderRoutes
{
    /// <summary>Maps them.</summary>
    public static void MapFolders(this IEndpointRouteBuilder routes)
    {
        var folders = routes.MapGroup("/folders").WithTags("Folders");
        folders.MapGet("/", ListAsync).WithName("ListFolders")
            .WithSummary("My folders, in their order")
            .WithDescription("Which conversations are in one, their `preferences.folderId` says. My devices hear `foldersChanged`.");
        folders.MapPost("/", CreateAsync).WithName("CreateFolder")
            .WithSummary("Make a folder after the others")
            .WithDescription("`Idempotency-Key` (a UUID): sent again it answers 200 with what the first one made. 409 `folder_name_taken`, `too_many_folders` beyond 50.")
            .ProducesProblem(400).ProducesProblem(409);
        folders.MapPatch("/{folderId:guid}", ChangeAsync).WithName("ChangeFolder")
            .WithSummary("Rename a folder or move it among the others")
            .WithDescription("What is absent stays. 409 `folder_name_taken`.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        folders.MapDelete("/{folderId:guid}", DeleteAsync).WithName("DeleteFolder")
            .WithSummary("Delete a folder; the conversations in it stay")
            .ProducesProblem(404);
        folders.MapPut("/{folderId:guid}/conversations/{conversationId:guid}", PutAsync).WithName("PutIntoFolder")
            .WithSummary("Put a conversation into a folder")
            .WithDescription("Out of the one that it is in: a conversation is in one folder at most. Again: the same answer. My devices hear `preferencesChanged`.")
            .ProducesProblem(404);
        folders.MapDelete("/{folderId:guid}/conversations/{conversationId:guid}", TakeAsync).WithName("TakeOutOfFolder")
            .WithSummary("Take a conversation out of a folder")
            .WithDescription("Is it not in this one, nothing changes. My devices hear `preferencesChanged`.")
            .ProducesProblem(404);
    }

    private static async Task<Ok<FolderList>> ListAsync(CallerIdentity caller, FolderStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.ReadAsync(caller.TenantId, caller.UserId, cancellationToken));

    private static async Task<Results<Created<Folder>, Ok<Folder>>> CreateAsync(
        CreateFolderRequest request, [FromHeader(Name = "Idempotency-Key")] Guid? idempotencyKey, CallerIdentity caller, CreateFolder create,
        CancellationToken cancellationToken)
    {
        var (folder, isNew) = await create.HandleAsync(caller, request, idempotencyKey, cancellationToken);
        return isNew ? TypedResults.Created((string?)null, folder) : TypedResults.Ok(folder);
    }

    private static async Task<Ok<Folder>> ChangeAsync(
        Guid folderId, ChangeFolderRequest request, CallerIdentity caller, ChangeFolder change, CancellationToken cancellationToken) =>
        TypedResults.Ok(await change.HandleAsync(caller, folderId, request, cancellationToken));

    private static async Task<NoContent> DeleteAsync(Guid folderId, CallerIdentity caller, DeleteFolder delete, CancellationToken cancellationToken)
    {
        await delete.HandleAsync(caller, folderId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ConversationPreferences>> PutAsync(
        Guid folderId, Guid conversationId, CallerIdentity caller, FolderStore store, ChatEvents events, CancellationToken cancellationToken) =>
        Tell(caller, conversationId, await store.PutAsync(caller.TenantId, caller.UserId, folderId, conversationId, cancellationToken), events);

    private static async Task<Ok<ConversationPreferences>> TakeAsync(
        Guid folderId, Guid conversationId, CallerIdentity caller, FolderStore store, ChatEvents events, CancellationToken cancellationToken) =>
        Tell(caller, conversationId, await store.TakeAsync(caller.TenantId, caller.UserId, folderId, conversationId, cancellationToken), events);

    private static Ok<ConversationPreferences> Tell(CallerIdentity caller, Guid conversationId, ConversationPreferences? changed, ChatEvents events)
    {
        if (changed is null) throw Problem.NotFound();
        events.PreferencesChanged(caller.UserId, new PreferencesChange(conversationId, changed));
        return TypedResults.Ok(changed);
    }
}

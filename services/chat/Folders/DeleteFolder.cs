using Platform.Chat.Realtime;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Folders;

/// <summary>Deletes a folder; the conversations in it stay, in no folder.</summary>
public sealed class DeleteFolder(FolderStore store, ChatEvents events)
{
    /// <exception cref="ProblemException">There is no such folder (404).</exception>
    public async Task HandleAsync(CallerIdentity caller, Guid folderId, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(caller.TenantId, cancellationToken);
        var (list, _) = await FolderStore.LockAsync(transaction, caller.TenantId, caller.UserId, creationKey: null, cancellationToken);
        if (list.Items.All(folder => folder.Id != folderId)) throw Problem.NotFound();
        await using (var batch = transaction.Batch())
        {
            FolderStore.Remove(batch, caller.TenantId, caller.UserId, folderId);
            await batch.ExecuteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        events.FoldersChanged(caller.UserId, list with { Items = [.. list.Items.Where(folder => folder.Id != folderId)] });
    }
}

using Platform.Chat.Realtime;
using Platform.Hosting.Collections;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Folders;

/// <summary>Renames a folder or moves it among the others.</summary>
public sealed class ChangeFolder(FolderStore store, ChatEvents events)
{
    private const int LargestPosition = 1_000_000;

    /// <summary>The folder as it is then.</summary>
    /// <exception cref="ProblemException">Name or position out of bounds (400), the name is taken (409), no such folder (404).</exception>
    public async Task<Folder> HandleAsync(CallerIdentity caller, Guid folderId, ChangeFolderRequest request, CancellationToken cancellationToken)
    {
        var name = request.Name is null ? null : FolderName.Check(request.Name);
        if (request.Position is < 0 or > LargestPosition) throw Problem.Invalid("position", $"Position lies between 0 and {LargestPosition}.");
        await using var transaction = await store.BeginAsync(caller.TenantId, cancellationToken);
        var (list, _) = await FolderStore.LockAsync(transaction, caller.TenantId, caller.UserId, creationKey: null, cancellationToken);
        var before = list.Items.FirstOrDefault(folder => folder.Id == folderId) ?? throw Problem.NotFound();
        var after = before with { Name = name ?? before.Name };
        FolderName.RefuseTaken(list, after);
        var ids = list.Items.Select(folder => folder.Id).ToList();
        if (request.Position is { } position) ids = Sequence.Place(ids, folderId, position);
        await using (var batch = transaction.Batch())
        {
            FolderStore.Rename(batch, caller.TenantId, caller.UserId, folderId, after.Name);
            FolderStore.Order(batch, caller.TenantId, caller.UserId, ids);
            await batch.ExecuteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        var folders = list.Items.ToDictionary(folder => folder.Id, folder => folder.Id == folderId ? after : folder);
        events.FoldersChanged(caller.UserId, list with { Items = ids.ConvertAll(id => folders[id]) });
        return after;
    }
}

using Platform.Chat.Conversations;
using Platform.Chat.Realtime;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Folders;

/// <summary>Makes a folder after the others.</summary>
public sealed class CreateFolder(FolderStore store, ChatEvents events)
{
    /// <summary>The folder, and whether it is new: the same <paramref name="key"/> again finds the first one.</summary>
    /// <exception cref="ProblemException">The name is out of bounds (400) or taken, or there are too many (409).</exception>
    public async Task<(Folder Folder, bool IsNew)> HandleAsync(CallerIdentity caller, CreateFolderRequest request, Guid? key, CancellationToken cancellationToken)
    {
        var folder = new Folder(Guid.CreateVersion7(), FolderName.Check(request.Name));
        await using var transaction = await store.BeginAsync(caller.TenantId, cancellationToken);
        var (list, made) = await FolderStore.LockAsync(transaction, caller.TenantId, caller.UserId, key, cancellationToken);
        if (made is not null) return (made, IsNew: false);
        if (list.Items.Count >= Folder.Most) throw Problem.Conflict("too_many_folders", $"There are at most {Folder.Most} folders. Delete one first.");
        FolderName.RefuseTaken(list, folder);
        await using (var batch = transaction.Batch())
        {
            FolderStore.Add(batch, caller.TenantId, caller.UserId, folder, list.Items.Count + 1, key);
            FolderStore.Order(batch, caller.TenantId, caller.UserId, [.. list.Items.Select(existing => existing.Id), folder.Id]);
            await batch.ExecuteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        events.FoldersChanged(caller.UserId, list with { Items = [.. list.Items, folder] });
        return (folder, IsNew: true);
    }
}

/// <summary>The rules for the name of a folder.</summary>
internal static class FolderName
{
    /// <summary>The name without space around it.</summary>
    /// <exception cref="ProblemException">It is missing or out of bounds (400).</exception>
    public static string Check(string? name) =>
        ConversationText.Name(name) ?? throw Problem.Invalid("name", $"Name is required: 1 to {ConversationText.LongestName} characters.");

    /// <summary>Refuses what another folder is called.</summary>
    /// <exception cref="ProblemException">One is called so (409).</exception>
    public static void RefuseTaken(FolderList list, Folder folder)
    {
        if (list.Items.Any(other => other.Id != folder.Id && other.Name.ToLowerInvariant() == folder.Name.ToLowerInvariant()))
            throw Problem.Conflict("folder_name_taken", "There is a folder of this name already. Choose another name.");
    }
}

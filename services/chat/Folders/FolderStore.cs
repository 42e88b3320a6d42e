using Npgsql;
using Platform.Chat.Preferences;
using Platform.Data;

namespace Platform.Chat.Folders;

/// <summary>The SQL of folders. Every writer locks the owner's list first and raises its version.</summary>
public sealed class FolderStore(ChatDatabase database)
{
    private const string Folders = "select id, name, creation_key from folder where tenant_id = $1 and owner_id = $2 order by position, id";

    /// <summary>All folders. The version is read first: what is read after it may be newer, never older.</summary>
    public async Task<FolderList> ReadAsync(Guid tenantId, Guid ownerId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select version from folder_list where tenant_id = $1 and owner_id = $2", tenantId, ownerId);
        batch.Add(Folders, tenantId, ownerId);
        return (await ReadAsync(batch, creationKey: null, cancellationToken)).List;
    }

    /// <summary>A transaction that may change them.</summary>
    public Task<TenantTransaction> BeginAsync(Guid tenantId, CancellationToken cancellationToken) => database.BeginAsync(tenantId, cancellationToken);

    /// <summary>
    /// Waits for the owner's other devices, and reads what they left: with the version that the change gets, and the folder that
    /// <paramref name="creationKey"/> made already.
    /// </summary>
    public static async Task<(FolderList List, Folder? Made)> LockAsync(
        TenantTransaction transaction, Guid tenantId, Guid ownerId, Guid? creationKey, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            insert into folder_list as list (tenant_id, owner_id, version) values ($1, $2, 1)
            on conflict (tenant_id, owner_id) do update set version = list.version + 1 returning version
            """, tenantId, ownerId);
        batch.Add(Folders, tenantId, ownerId);
        return await ReadAsync(batch, creationKey, cancellationToken);
    }

    /// <summary>Adds one, the last.</summary>
    public static void Add(TenantBatch batch, Guid tenantId, Guid ownerId, Folder folder, int position, Guid? creationKey) =>
        batch.Add("""
            insert into folder (tenant_id, owner_id, id, name, name_key, position, creation_key) values ($1, $2, $3, $4, $5, $6, $7::uuid)
            """, tenantId, ownerId, folder.Id, folder.Name, folder.Name.ToLowerInvariant(), position, creationKey);

    /// <summary>Gives one another name.</summary>
    public static void Rename(TenantBatch batch, Guid tenantId, Guid ownerId, Guid folderId, string name) =>
        batch.Add("update folder set name = $4, name_key = $5 where tenant_id = $1 and owner_id = $2 and id = $3",
            tenantId, ownerId, folderId, name, name.ToLowerInvariant());

    /// <summary>Puts them into this order.</summary>
    public static void Order(TenantBatch batch, Guid tenantId, Guid ownerId, IEnumerable<Guid> folderIds) =>
        batch.Add("""
            update folder f set position = wanted.position from unnest($3::uuid[]) with ordinality as wanted (id, position)
            where f.tenant_id = $1 and f.owner_id = $2 and f.id = wanted.id and f.position <> wanted.position
            """, tenantId, ownerId, folderIds.ToArray());

    /// <summary>Deletes one; the conversations in it are in none then.</summary>
    public static void Remove(TenantBatch batch, Guid tenantId, Guid ownerId, Guid folderId) =>
        batch.Add("delete from folder where tenant_id = $1 and owner_id = $2 and id = $3", tenantId, ownerId, folderId);

    /// <summary>
    /// Puts a conversation into a folder, out of the one that it is in. Null when the user is not in the conversation or has no such folder.
    /// </summary>
    public async Task<ConversationPreferences?> PutAsync(Guid tenantId, Guid userId, Guid folderId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            update member m set folder_id = f.id from folder f
            where m.tenant_id = $1 and m.conversation_id = $3 and m.user_id = $2 and f.tenant_id = $1 and f.owner_id = $2 and f.id = $4
            returning {PreferenceStore.Columns}
            """, tenantId, userId, conversationId, folderId);
        return await ReadPreferencesAsync(batch, cancellationToken);
    }

    /// <summary>Takes a conversation out of a folder; in another one it stays. Null as above.</summary>
    public async Task<ConversationPreferences?> TakeAsync(Guid tenantId, Guid userId, Guid folderId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            update member m set folder_id = nullif(m.folder_id, f.id) from folder f
            where m.tenant_id = $1 and m.conversation_id = $3 and m.user_id = $2 and f.tenant_id = $1 and f.owner_id = $2 and f.id = $4
            returning {PreferenceStore.Columns}
            """, tenantId, userId, conversationId, folderId);
        return await ReadPreferencesAsync(batch, cancellationToken);
    }

    private static async Task<ConversationPreferences?> ReadPreferencesAsync(TenantBatch batch, CancellationToken cancellationToken)
    {
        await using var reader = await batch.ReadAsync(cancellationToken);
        var preferences = await reader.ReadAsync(cancellationToken) ? PreferenceStore.Read(reader, 0) : null;
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return preferences;
    }

    private static async Task<(FolderList List, Folder? Made)> ReadAsync(TenantBatch batch, Guid? creationKey, CancellationToken cancellationToken)
    {
        await using NpgsqlDataReader reader = await batch.ReadAsync(cancellationToken);
        var version = await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
        var folders = new List<Folder>();
        Folder? made = null;
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var folder = new Folder(reader.GetGuid(0), reader.GetString(1));
            folders.Add(folder);
            if (creationKey is not null && !await reader.IsDBNullAsync(2, cancellationToken) && reader.GetGuid(2) == creationKey) made = folder;
        }

        return (new FolderList(version, folders), made);
    }
}

using Platform.Data;

namespace Platform.Directory.FriendGroups;

/// <summary>The SQL of "My friends". Every writer locks the owner's list first and raises its version.</summary>
internal sealed class FriendGroupStore(DirectoryDatabase database)
{
    private const string Groups = """
        select g.id, g.name, array(
            select p.user_id from friend_group_people p
            where p.tenant_id = $1 and p.owner_id = $2 and p.group_id = g.id order by p.position, p.user_id)
        from friend_groups g where g.tenant_id = $1 and g.owner_id = $2 order by g.position, g.id
        """;

    public async Task<long> VersionAsync(Guid tenantId, Guid ownerId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select version from friend_lists where tenant_id = $1 and owner_id = $2", tenantId, ownerId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
    }

    /// <summary>The version is read first: what is read after it may be newer, never older.</summary>
    public async Task<FriendGroupList> ReadAsync(Guid tenantId, Guid ownerId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select version from friend_lists where tenant_id = $1 and owner_id = $2", tenantId, ownerId);
        batch.Add(Groups, tenantId, ownerId);
        return await ReadAsync(batch, cancellationToken);
    }

    public Task<TenantTransaction> BeginAsync(Guid tenantId, CancellationToken cancellationToken) => database.BeginAsync(tenantId, cancellationToken);

    /// <summary>Waits for the owner's other devices, and reads what they left.</summary>
    public static async Task<FriendGroupList> LockAsync(TenantTransaction transaction, Guid tenantId, Guid ownerId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            insert into friend_lists as list (tenant_id, owner_id, version) values ($1, $2, 1)
            on conflict (tenant_id, owner_id) do update set version = list.version + 1
            returning version
            """, tenantId, ownerId);
        batch.Add(Groups, tenantId, ownerId);
        return await ReadAsync(batch, cancellationToken);
    }

    public static void Add(TenantBatch batch, Guid tenantId, Guid ownerId, FriendGroup group, int position, DateTimeOffset now) =>
        batch.Add("""
            insert into friend_groups (tenant_id, owner_id, id, name, name_key, position, created_at) values ($1, $2, $3, $4, fold($5), $6, $7)
            """, tenantId, ownerId, group.Id, group.Name, group.Name.ToLowerInvariant(), position, now);

    public static void Rename(TenantBatch batch, Guid tenantId, Guid ownerId, Guid groupId, string name) =>
        batch.Add("update friend_groups set name = $4, name_key = fold($5) where tenant_id = $1 and owner_id = $2 and id = $3",
            tenantId, ownerId, groupId, name, name.ToLowerInvariant());

    public static void Order(TenantBatch batch, Guid tenantId, Guid ownerId, IEnumerable<Guid> groupIds) =>
        batch.Add("""
            update friend_groups g set position = wanted.position from unnest($3::uuid[]) with ordinality as wanted (id, position)
            where g.tenant_id = $1 and g.owner_id = $2 and g.id = wanted.id and g.position <> wanted.position
            """, tenantId, ownerId, groupIds.ToArray());

    public static void Remove(TenantBatch batch, Guid tenantId, Guid ownerId, Guid groupId) =>
        batch.Add("delete from friend_groups where tenant_id = $1 and owner_id = $2 and id = $3", tenantId, ownerId, groupId);

    /// <summary>Puts these people into the group, in this order.</summary>
    public static void SetPeople(TenantBatch batch, Guid tenantId, Guid ownerId, Guid groupId, IEnumerable<Guid> personIds) =>
        batch.Add("""
            insert into friend_group_people as known (tenant_id, owner_id, group_id, user_id, position)
            select $1, $2, $3, wanted.id, wanted.position from unnest($4::uuid[]) with ordinality as wanted (id, position)
            on conflict (tenant_id, owner_id, group_id, user_id) do update set position = excluded.position
            where known.position <> excluded.position
            """, tenantId, ownerId, groupId, personIds.ToArray());

    public static void RemovePerson(TenantBatch batch, Guid tenantId, Guid ownerId, Guid groupId, Guid personId) =>
        batch.Add("delete from friend_group_people where tenant_id = $1 and owner_id = $2 and group_id = $3 and user_id = $4",
            tenantId, ownerId, groupId, personId);

    /// <summary>True for somebody who can be written to.</summary>
    public static async Task<bool> IsActiveAsync(TenantTransaction transaction, Guid tenantId, Guid personId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("select from users where tenant_id = $1 and id = $2 and is_active", tenantId, personId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken);
    }

    private static async Task<FriendGroupList> ReadAsync(TenantBatch batch, CancellationToken cancellationToken)
    {
        await using var reader = await batch.ReadAsync(cancellationToken);
        var version = await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
        var groups = new List<FriendGroup>();
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            groups.Add(new FriendGroup(reader.GetGuid(0), reader.GetString(1), reader.Get<Guid[]>(2)));
        return new FriendGroupList(version, groups);
    }
}

using Platform.Data;
using Platform.Hosting.Pictures;

namespace Platform.Chat.CustomEmojis;

/// <summary>The SQL of the tenant's own emoji. Whoever changes them locks the list first and raises its version.</summary>
public sealed class CustomEmojiStore(ChatDatabase database)
{
    /// <summary>The version alone; 0 before the first change.</summary>
    public async Task<long> VersionAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select version from custom_emoji_list where tenant_id = $1", tenantId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
    }

    /// <summary>All of them. The version is read first: what is read after it may be newer, never older.</summary>
    public async Task<CustomEmojiList> ReadAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select version from custom_emoji_list where tenant_id = $1", tenantId);
        batch.Add("select name, hash, created_by from custom_emoji where tenant_id = $1 order by name", tenantId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        var version = await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
        var items = new List<CustomEmoji>();
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) items.Add(CustomEmoji.Of(reader.GetString(0), reader.GetString(1), reader.GetGuid(2)));
        return new CustomEmojiList(version, items);
    }

    /// <summary>The picture of one, or null.</summary>
    public async Task<Picture?> FindPictureAsync(Guid tenantId, string name, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select hash, content_type, content from custom_emoji where tenant_id = $1 and name = $2", tenantId, name);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        return new Picture(reader.GetString(0), reader.GetString(1), await reader.GetFieldValueAsync<byte[]>(2, cancellationToken));
    }

    /// <summary>True when there is one of this name.</summary>
    public static async Task<bool> ExistsAsync(TenantTransaction transaction, Guid tenantId, string name, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("select 1 from custom_emoji where tenant_id = $1 and name = $2", tenantId, name);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken);
    }

    /// <summary>A transaction that may change the list.</summary>
    public Task<TenantTransaction> BeginAsync(Guid tenantId, CancellationToken cancellationToken) => database.BeginAsync(tenantId, cancellationToken);

    /// <summary>Waits for whoever is changing the list; then its next version, how many there are, and the one of this name.</summary>
    public static async Task<LockedEmojiList> LockAsync(TenantTransaction transaction, Guid tenantId, string name, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            insert into custom_emoji_list as list (tenant_id, version) values ($1, 1)
            on conflict (tenant_id) do update set version = list.version + 1 returning version
            """, tenantId);
        batch.Add("select count(*) from custom_emoji where tenant_id = $1", tenantId);
        batch.Add("select hash, created_by from custom_emoji where tenant_id = $1 and name = $2", tenantId, name);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var version = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var count = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        var present = await reader.ReadAsync(cancellationToken) ? CustomEmoji.Of(name, reader.GetString(0), reader.GetGuid(1)) : null;
        return new LockedEmojiList(version, count, present);
    }

    /// <summary>Adds one.</summary>
    public static async Task AddAsync(
        TenantTransaction transaction, Guid tenantId, Guid userId, string name, Picture picture, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            insert into custom_emoji (tenant_id, name, hash, content_type, content, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)
            """, tenantId, name, picture.Hash, picture.ContentType, picture.Content, userId, now);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Removes one.</summary>
    public static async Task RemoveAsync(TenantTransaction transaction, Guid tenantId, string name, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("delete from custom_emoji where tenant_id = $1 and name = $2", tenantId, name);
        await batch.ExecuteAsync(cancellationToken);
    }
}

/// <summary>The list as somebody finds it who is going to change it.</summary>
/// <param name="NextVersion">What it will be after the change.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Present">The one of the wanted name, or null.</param>
public sealed record LockedEmojiList(long NextVersion, long Count, CustomEmoji? Present);

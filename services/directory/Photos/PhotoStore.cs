using Platform.Directory.Contacts;
using Platform.Hosting.Pictures;

namespace Platform.Directory.Photos;

/// <summary>The SQL of photos.</summary>
internal sealed class PhotoStore(DirectoryDatabase database)
{
    public async Task<Picture?> FindAsync(Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select hash, content_type, content from photos where tenant_id = $1 and user_id = $2", tenantId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Picture(reader.GetString(0), reader.GetString(1), reader.Get<byte[]>(2))
            : null;
    }

    /// <summary>False when there is no such person.</summary>
    public async Task<bool> SetAsync(Guid tenantId, Guid userId, Picture photo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        ContactsVersion.Advance(batch, tenantId);
        // The picture is stored for a person who is there, and the number of rows tells whether one was.
        batch.Add("""
            with person as (
                update users set photo_hash = $3, changed_at = $6 where tenant_id = $1 and id = $2 returning tenant_id, id
            )
            insert into photos (tenant_id, user_id, hash, content_type, content)
            select tenant_id, id, $3, $4, $5 from person
            on conflict (tenant_id, user_id) do update set hash = excluded.hash, content_type = excluded.content_type, content = excluded.content
            """, tenantId, userId, photo.Hash, photo.ContentType, photo.Content, now);
        return await batch.ExecuteAsync(cancellationToken) > 1;
    }

    /// <summary>Also when there is none.</summary>
    public async Task RemoveAsync(Guid tenantId, Guid userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        ContactsVersion.Advance(batch, tenantId);
        batch.Add("update users set photo_hash = null, changed_at = $3 where tenant_id = $1 and id = $2 and photo_hash is not null", tenantId, userId, now);
        batch.Add("delete from photos where tenant_id = $1 and user_id = $2", tenantId, userId);
        await batch.ExecuteAsync(cancellationToken);
    }
}

using Platform.Chat.Conversations;
using Platform.Hosting.Pictures;

namespace Platform.Chat.Pictures;

/// <summary>The SQL of the pictures of groups and channels.</summary>
public sealed class PictureStore(ChatDatabase database)
{
    /// <summary>The picture of a conversation that the user is in, or of a public channel; null when there is none to see.</summary>
    public async Task<Picture?> FindAsync(Guid tenantId, Guid userId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select p.hash, p.content_type, p.content from conversation_picture p
            join conversation c on c.tenant_id = p.tenant_id and c.id = p.conversation_id
            where p.tenant_id = $1 and p.conversation_id = $2
              and (c.is_public or exists (select from member m where m.tenant_id = $1 and m.conversation_id = $2 and m.user_id = $3))
            """, tenantId, conversationId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        return new Picture(reader.GetString(0), reader.GetString(1), await reader.GetFieldValueAsync<byte[]>(2, cancellationToken));
    }

    /// <summary>Sets the picture of the conversation that is being changed. False when it is the one that it has.</summary>
    public static async Task<bool> TrySetAsync(ConversationChange change, Guid tenantId, Picture picture, CancellationToken cancellationToken)
    {
        await using var batch = change.Batch();
        batch.Add("""
            with changed as (
              update conversation set picture_hash = $3 where tenant_id = $1 and id = $2 and picture_hash is distinct from $3 returning tenant_id, id
            )
            insert into conversation_picture (tenant_id, conversation_id, hash, content_type, content) select tenant_id, id, $3, $4, $5 from changed
            on conflict (tenant_id, conversation_id) do update set hash = excluded.hash, content_type = excluded.content_type, content = excluded.content
            """, tenantId, change.ConversationId, picture.Hash, picture.ContentType, picture.Content);
        return await batch.ExecuteAsync(cancellationToken) > 0;
    }

    /// <summary>Takes the picture away. False when there was none.</summary>
    public static async Task<bool> TryRemoveAsync(ConversationChange change, Guid tenantId, CancellationToken cancellationToken)
    {
        await using var batch = change.Batch();
        batch.Add("update conversation set picture_hash = null where tenant_id = $1 and id = $2 and picture_hash is not null", tenantId, change.ConversationId);
        batch.Add("delete from conversation_picture where tenant_id = $1 and conversation_id = $2", tenantId, change.ConversationId);
        return await batch.ExecuteAsync(cancellationToken) > 0;
    }
}

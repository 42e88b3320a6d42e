using Platform.Chat.Messages;
using Platform.Data;

namespace Platform.Chat.Pins;

/// <summary>The SQL of pinned messages.</summary>
public sealed class PinStore(ChatDatabase database)
{
    /// <summary>How many are pinned. The conversation is locked by the caller.</summary>
    public static async Task<long> CountAsync(TenantTransaction transaction, Guid tenantId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("select count(*) from message where tenant_id = $1 and conversation_id = $2 and pinned_at is not null", tenantId, conversationId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt64(0);
    }

    /// <summary>The pinned messages, the one that was pinned last first. Null when the user is not a member.</summary>
    public async Task<IReadOnlyList<Message>?> ListAsync(Guid tenantId, Guid userId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select 1 from member where tenant_id = $1 and conversation_id = $2 and user_id = $3", tenantId, conversationId, userId);
        batch.Add($"""
            select {MessageColumns.All(MessageColumns.VisibleAfter("$3"))} from message where tenant_id = $1 and conversation_id = $2 and pinned_at is not null
              and seq > (select visible_after from member where tenant_id = $1 and conversation_id = $2 and user_id = $3)
            order by pinned_at desc, seq desc
            """, tenantId, conversationId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;

        await reader.NextResultAsync(cancellationToken);
        var messages = new List<Message>();
        while (await reader.ReadAsync(cancellationToken)) messages.Add(MessageColumns.Read(reader, 0));
        return messages;
    }
}

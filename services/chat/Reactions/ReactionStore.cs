using Platform.Chat.Messages;
using Platform.Data;

namespace Platform.Chat.Reactions;

/// <summary>The SQL of reactions. The message keeps what is shown of them, so that a page of the history reads no other table.</summary>
public static class ReactionStore
{
    /// <summary>Adds one. False when it was there.</summary>
    public static async Task<bool> TryAddAsync(
        TenantTransaction transaction, Guid tenantId, Guid userId, Message message, string emoji, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            insert into reaction (tenant_id, conversation_id, seq, emoji, user_id, reacted_at) values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """, tenantId, message.ConversationId, message.Seq, emoji, userId, now);
        if (await batch.ExecuteAsync(cancellationToken) == 0) return false;
        await ShowAsync(transaction, tenantId, message, cancellationToken);
        return true;
    }

    /// <summary>Removes one. False when there was none.</summary>
    public static async Task<bool> TryRemoveAsync(
        TenantTransaction transaction, Guid tenantId, Guid userId, Message message, string emoji, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("delete from reaction where tenant_id = $1 and conversation_id = $2 and seq = $3 and emoji = $4 and user_id = $5",
            tenantId, message.ConversationId, message.Seq, emoji, userId);
        if (await batch.ExecuteAsync(cancellationToken) == 0) return false;
        await ShowAsync(transaction, tenantId, message, cancellationToken);
        return true;
    }

    private static async Task ShowAsync(TenantTransaction transaction, Guid tenantId, Message message, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            update message set reactions = (
              select jsonb_agg(jsonb_build_object('emoji', emoji, 'count', count, 'userIds', user_ids) order by first_at, emoji)
              from (
                select emoji, min(reacted_at) as first_at, count(*) as count, to_jsonb((array_agg(user_id order by reacted_at, user_id))[1:100]) as user_ids
                from reaction where tenant_id = $1 and conversation_id = $2 and seq = $3 group by emoji
              ) one
            )
            where tenant_id = $1 and conversation_id = $2 and seq = $3
            """, tenantId, message.ConversationId, message.Seq);
        await batch.ExecuteAsync(cancellationToken);
    }
}

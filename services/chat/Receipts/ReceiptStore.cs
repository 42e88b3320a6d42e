using Platform.Data;

namespace Platform.Chat.Receipts;

/// <summary>The SQL of receipts.</summary>
public sealed class ReceiptStore(ChatDatabase database)
{
    /// <summary>
    /// Moves receipts of one tenant forward; what is behind already, beyond the last message or of no member is left out.
    /// Returns those that moved.
    /// </summary>
    public async Task<IReadOnlyList<Receipt>> AdvanceAsync(Guid tenantId, IReadOnlyList<Receipt> receipts, CancellationToken cancellationToken)
    {
        // Locked in one order, so that two processes cannot wait for each other.
        receipts = [.. receipts.OrderBy(receipt => receipt.ConversationId).ThenBy(receipt => receipt.UserId)];
        var conversations = receipts.Select(receipt => receipt.ConversationId).ToArray();
        var users = receipts.Select(receipt => receipt.UserId).ToArray();
        await using var batch = database.ForTenant(tenantId);
        batch.Add(LockSql, tenantId, conversations, users);
        batch.Add(AdvanceSql,
            tenantId, conversations, users,
            receipts.Select(receipt => receipt.DeliveredSeq).ToArray(),
            receipts.Select(receipt => receipt.ReadSeq).ToArray());

        var moved = new List<Receipt>(receipts.Count);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            moved.Add(new Receipt(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetInt64(3)));
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return moved;
    }

    private const string LockSql = """
        select 1 from unnest($2::uuid[], $3::uuid[]) as i (conversation_id, user_id)
        cross join lateral (
          select from member where tenant_id = $1 and conversation_id = i.conversation_id and user_id = i.user_id offset 0 for update
        ) m
        """;

    // Look-ups by the whole key, as MessageStore has them and for the same reason.
    private const string AdvanceSql = """
        update member m set delivered_seq = greatest(m.delivered_seq, i.delivered, i.read), read_seq = greatest(m.read_seq, i.read)
        from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[]) as i (conversation_id, user_id, delivered, read)
        cross join lateral (
          select ctid as place from member where tenant_id = $1 and conversation_id = i.conversation_id and user_id = i.user_id offset 0
        ) p
        cross join lateral (select last_seq from conversation where tenant_id = $1 and id = i.conversation_id offset 0) c
        where m.tenant_id = $1 and m.ctid = p.place
          and greatest(i.delivered, i.read) <= c.last_seq
          and (i.delivered > m.delivered_seq or i.read > m.read_seq)
        returning m.conversation_id, m.user_id, m.delivered_seq, m.read_seq
        """;

    /// <summary>The newest seq of a conversation; null when the user is not a member.</summary>
    public async Task<long?> LastSeqAsync(Guid tenantId, Guid userId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select c.last_seq from member m join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
            where m.tenant_id = $1 and m.conversation_id = $2 and m.user_id = $3
            """, tenantId, conversationId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : null;
    }
}

using Platform.Chat.Messages;

namespace Platform.Chat.Sync;

/// <summary>The SQL of catching up.</summary>
public sealed class SyncStore(ChatDatabase database)
{
    /// <summary>A gap of more messages than this is not repaired but reloaded.</summary>
    public const int MaxGap = 200;

    /// <summary>The messages after a seq in each of several conversations, as far as the user may see them.</summary>
    public async Task<IReadOnlyList<Message>> MessagesAfterAsync(
        Guid tenantId, Guid userId, IReadOnlyList<(Guid ConversationId, long Seq)> gaps, CancellationToken cancellationToken)
    {
        var messages = new List<Message>();
        if (gaps.Count == 0) return messages;

        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            select l.* from unnest($2::uuid[], $3::bigint[]) as gap (conversation_id, seq)
            join member on member.tenant_id = $1 and member.conversation_id = gap.conversation_id and member.user_id = $4
            cross join lateral (
              select {MessageColumns.All("member.visible_after")} from message
              where message.tenant_id = $1 and message.conversation_id = gap.conversation_id and message.seq > greatest(gap.seq, member.visible_after) order by message.seq limit {MaxGap}
            ) l
            order by l.conversation_id, l.seq
            """, tenantId, gaps.Select(gap => gap.ConversationId).ToArray(), gaps.Select(gap => gap.Seq).ToArray(), userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) messages.Add(MessageColumns.Read(reader, 0));
        return messages;
    }

    /// <summary>The revisions of those of these conversations that the user is in and that had changes.</summary>
    public async Task<IReadOnlyDictionary<Guid, long>> RevisionsAsync(
        Guid tenantId, Guid userId, IReadOnlyList<Guid> conversationIds, CancellationToken cancellationToken)
    {
        var revisions = new Dictionary<Guid, long>();
        if (conversationIds.Count == 0) return revisions;

        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select c.id, c.revision from member m join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
            where m.tenant_id = $1 and m.user_id = $2 and m.conversation_id = any($3) and c.revision > 0
            """, tenantId, userId, conversationIds.ToArray());
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) revisions[reader.GetGuid(0)] = reader.GetInt64(1);
        return revisions;
    }
}

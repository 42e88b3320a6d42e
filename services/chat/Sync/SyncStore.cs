using Platform.Chat.Messages;

namespace Platform.Chat.Sync;

/// <summary>The SQL of catching up.</summary>
public sealed class SyncStore(ChatDatabase database)
{
    /// <summary>A gap of more messages than this is not repaired but reloaded.</summary>
    public const int MaxGap = 200;

    /// <summary>The messages after a seq in each of several conversations. Membership has been established by the caller.</summary>
    public async Task<IReadOnlyList<Message>> MessagesAfterAsync(
        Guid tenantId, IReadOnlyList<(Guid ConversationId, long Seq)> gaps, CancellationToken cancellationToken)
    {
        var messages = new List<Message>();
        if (gaps.Count == 0) return messages;

        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            select l.* from unnest($2::uuid[], $3::bigint[]) as gap (conversation_id, seq)
            cross join lateral (
              select {MessageStore.Columns} from message m
              where m.tenant_id = $1 and m.conversation_id = gap.conversation_id and m.seq > gap.seq order by m.seq limit {MaxGap}
            ) l
            order by l.conversation_id, l.seq
            """, tenantId, gaps.Select(gap => gap.ConversationId).ToArray(), gaps.Select(gap => gap.Seq).ToArray());
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) messages.Add(MessageStore.Read(reader, 0));
        return messages;
    }
}

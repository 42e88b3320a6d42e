using Platform.Chat.Changes;
using Platform.Chat.Messages;
using Platform.Data;

namespace Platform.Chat.Threads;

/// <summary>The SQL of what a root says of its thread.</summary>
internal static class ThreadSummaries
{
    /// <summary>
    /// Holds the root's conversation and answers its revision. Only then the thread is looked at: whoever holds it last has seen most. A
    /// conversation is locked before its threads, everywhere.
    /// </summary>
    public static async Task<long> LockParentAsync(TenantTransaction transaction, Guid tenantId, ThreadAddress thread, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("select revision from conversation where tenant_id = $1 and id = $2 for update", tenantId, thread.ParentId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
    }

    /// <summary>
    /// Counts anew and, where the root says otherwise, changes it as every change of a message does; also those who may not see it, or
    /// not what it quotes. Null when it was true already.
    /// </summary>
    public static async Task<(Message Root, IReadOnlyList<Newcomer> Newcomers)?> WriteAsync(
        TenantTransaction transaction, Guid tenantId, ThreadAddress thread, long revision, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add(WriteSql, tenantId, thread.Id, thread.ParentId, thread.ParentSeq, revision + 1);
        batch.Add($"select {MessageColumns.All("0")} from message where tenant_id = $1 and conversation_id = $2 and seq = $3 and revision = $4",
            tenantId, thread.ParentId, thread.ParentSeq, revision + 1);
        batch.Add("""
            select user_id, visible_after from member
            where tenant_id = $1 and conversation_id = $2 and visible_after > 0
              and visible_after >= (select coalesce(reply_to_seq, seq) from message where tenant_id = $1 and conversation_id = $2 and seq = $3)
            """, tenantId, thread.ParentId, thread.ParentSeq);
        // The update has no result of its own.
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        var root = MessageColumns.Read(reader, 0);
        await reader.NextResultAsync(cancellationToken);
        var newcomers = new List<Newcomer>();
        while (await reader.ReadAsync(cancellationToken)) newcomers.Add(new Newcomer(reader.GetGuid(0), reader.GetInt64(1)));
        return (root, newcomers);
    }

    // A thread has no notices: its seqs are its replies. Who wrote last is looked for in the last fifty.
    private const string WriteSql = """
        with summary as (
          select jsonb_build_object(
            'conversationId', t.id,
            'replies', t.last_seq - (select count(*) from message where tenant_id = $1 and conversation_id = t.id and deleted_at is not null),
            'lastReplyAt', (select created_at from message where tenant_id = $1 and conversation_id = t.id and deleted_at is null order by seq desc limit 1),
            'authorIds', coalesce((
              select jsonb_agg(author_id order by newest desc) from (
                select author_id, max(seq) as newest from (
                  select author_id, seq from message where tenant_id = $1 and conversation_id = t.id and deleted_at is null order by seq desc limit 50
                ) recent group by author_id order by newest desc limit 3
              ) authors), '[]')) as value
          from conversation t where t.tenant_id = $1 and t.id = $2 and t.last_seq > 0
        ), written as (
          update message m set thread = s.value, revision = $5 from summary s
          where m.tenant_id = $1 and m.conversation_id = $3 and m.seq = $4 and m.thread is distinct from s.value
          returning 1
        )
        update conversation set revision = $5 where tenant_id = $1 and id = $3 and exists (select from written)
        """;
}

using Platform.Contracts;
using Platform.Data;

namespace Platform.Chat.Threads;

/// <summary>The SQL of who is in a thread, and who follows it.</summary>
public sealed class ThreadStore(ChatDatabase database)
{
    /// <summary>The thread of a root, where the user is in it.</summary>
    public async Task<ThreadAddress?> FindMineAsync(Guid tenantId, Guid userId, Guid parentId, long parentSeq, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select t.id from conversation t
            join member m on m.tenant_id = t.tenant_id and m.conversation_id = t.id and m.user_id = $2
            where t.tenant_id = $1 and t.parent_id = $3 and t.parent_seq = $4
            """, tenantId, userId, parentId, parentSeq);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new ThreadAddress(reader.GetGuid(0), parentId, parentSeq) : null;
    }

    /// <summary>Those of these conversations that are threads.</summary>
    public async Task<IReadOnlyList<ThreadAddress>> AmongAsync(Guid tenantId, Guid[] conversationIds, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select id, parent_id, parent_seq from conversation where tenant_id = $1 and id = any($2) and kind = 'thread'", tenantId, conversationIds);
        var threads = new List<ThreadAddress>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) threads.Add(new ThreadAddress(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2)));
        return threads;
    }

    /// <summary>Whether a conversation is a thread itself, and the thread of its message, if there is one.</summary>
    public static async Task<(bool ParentIsThread, Guid? ThreadId)> OfRootAsync(
        TenantTransaction transaction, Guid tenantId, Guid parentId, long parentSeq, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            select c.kind = 'thread', t.id from conversation c
            left join conversation t on t.tenant_id = c.tenant_id and t.parent_id = c.id and t.parent_seq = $3
            where c.tenant_id = $1 and c.id = $2
            """, tenantId, parentId, parentSeq);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetBoolean(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetGuid(1));
    }

    /// <summary>
    /// Lets people into a thread who may see its root, with everything in it read; returns those who were not in it yet. The root's
    /// conversation is locked by the caller.
    /// </summary>
    public static Task<Guid[]> AddMembersAsync(
        TenantTransaction transaction, Guid tenantId, ThreadAddress thread, Guid[] userIds, Guid following, DateTimeOffset now, CancellationToken cancellationToken) =>
        InsertAsync(transaction, tenantId, thread, [.. userIds.Distinct().Select(userId => new Follower(userId, null, userId == following))], now, cancellationToken);

    /// <summary>Likewise, people who are called by name: they follow it, and from the message that calls them on it is unread.</summary>
    public static Task<Guid[]> AddMentionedAsync(
        TenantTransaction transaction, Guid tenantId, ThreadAddress thread, IReadOnlyDictionary<Guid, long> seqs, DateTimeOffset now, CancellationToken cancellationToken) =>
        InsertAsync(transaction, tenantId, thread, [.. seqs.Select(mention => new Follower(mention.Key, mention.Value, Follows: true))], now, cancellationToken);

    private static async Task<Guid[]> InsertAsync(
        TenantTransaction transaction, Guid tenantId, ThreadAddress thread, Follower[] people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (people.Length == 0) return [];
        var added = new List<Guid>();
        await using (var batch = transaction.Batch())
        {
            batch.Add(InsertSql, tenantId, thread.Id, thread.ParentId, thread.ParentSeq, people.Select(one => one.UserId).ToArray(),
                people.Select(one => one.Seq).ToArray(), people.Select(one => one.Follows).ToArray(), now);
            await using var reader = await batch.ReadAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) added.Add(reader.GetGuid(0));
        }

        if (added.Count == 0) return [];
        await using var counted = transaction.Batch();
        counted.Add("update conversation set member_count = member_count + $3 where tenant_id = $1 and id = $2", tenantId, thread.Id, added.Count);
        counted.AddEvent(new MembersAdded(tenantId, Guid.CreateVersion7(), thread.Id, [.. added]));
        await counted.ExecuteAsync(cancellationToken);
        return [.. added];
    }

    private const string InsertSql = """
        insert into member (tenant_id, conversation_id, user_id, joined_at, delivered_seq, read_seq, is_following, follow_seq)
        select $1, t.id, i.user_id, $8, coalesce(i.seq - 1, t.last_seq), coalesce(i.seq - 1, t.last_seq), i.follows, coalesce(i.seq, t.last_seq)
        from conversation t
        cross join unnest($5::uuid[], $6::bigint[], $7::boolean[]) as i (user_id, seq, follows)
        join member p on p.tenant_id = $1 and p.conversation_id = $3 and p.user_id = i.user_id and p.visible_after < $4
        where t.tenant_id = $1 and t.id = $2
        on conflict do nothing
        returning user_id
        """;

    /// <summary>Makes followers of members who wrote or were called by name, unless they have chosen since; returns those who were none.</summary>
    public static async Task<Guid[]> FollowAsync(
        TenantTransaction transaction, Guid tenantId, Guid threadId, IReadOnlyDictionary<Guid, long> seqs, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        // Locked in one order, as receipts are.
        batch.Add("select 1 from member where tenant_id = $1 and conversation_id = $2 and user_id = any($3) order by user_id for update",
            tenantId, threadId, seqs.Keys.ToArray());
        batch.Add("""
            update member m set is_following = true, follow_seq = i.seq
            from unnest($3::uuid[], $4::bigint[]) as i (user_id, seq)
            join member before on before.tenant_id = $1 and before.conversation_id = $2 and before.user_id = i.user_id
            where m.tenant_id = $1 and m.conversation_id = $2 and m.user_id = i.user_id and m.follow_seq < i.seq
            returning m.user_id, before.is_following
            """, tenantId, threadId, seqs.Keys.ToArray(), seqs.Values.ToArray());
        var followers = new List<Guid>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            if (!reader.GetBoolean(1)) followers.Add(reader.GetGuid(0));
        return [.. followers];
    }

    /// <summary>A member's choice. Null when the user is in no such thread.</summary>
    public async Task<bool?> ChooseAsync(Guid tenantId, Guid userId, Guid threadId, bool following, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            update member m set is_following = case when c.kind = 'thread' then $4 else true end, follow_seq = c.last_seq
            from conversation c
            where m.tenant_id = $1 and m.conversation_id = $2 and m.user_id = $3 and c.tenant_id = $1 and c.id = $2
            returning c.kind = 'thread'
            """, tenantId, threadId, userId, following);
        await using var reader = await batch.ReadAsync(cancellationToken);
        bool? isThread = await reader.ReadAsync(cancellationToken) ? reader.GetBoolean(0) : null;
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return isThread;
    }

    /// <summary>Takes somebody out of every thread of a conversation that they leave; returns the threads.</summary>
    public static async Task<Guid[]> RemoveAsync(TenantTransaction transaction, Guid tenantId, Guid parentId, Guid userId, CancellationToken cancellationToken)
    {
        var left = new List<Guid>();
        await using (var batch = transaction.Batch())
        {
            batch.Add("""
                with gone as (
                  delete from member m using conversation t
                  where t.tenant_id = $1 and t.parent_id = $2 and m.tenant_id = $1 and m.conversation_id = t.id and m.user_id = $3
                  returning m.conversation_id
                ), counted as (
                  update conversation c set member_count = c.member_count - 1 from gone where c.tenant_id = $1 and c.id = gone.conversation_id
                )
                select conversation_id from gone
                """, tenantId, parentId, userId);
            await using var reader = await batch.ReadAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) left.Add(reader.GetGuid(0));
        }

        await using var raised = transaction.Batch();
        foreach (var threadId in left) raised.AddEvent(new MembersRemoved(tenantId, Guid.CreateVersion7(), threadId, [userId]));
        if (left.Count > 0) await raised.ExecuteAsync(cancellationToken);
        return [.. left];
    }

    private readonly record struct Follower(Guid UserId, long? Seq, bool Follows);
}

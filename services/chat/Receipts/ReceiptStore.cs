using Npgsql;
using Platform.Data;

namespace Platform.Chat.Receipts;

/// <summary>The SQL of receipts.</summary>
public sealed class ReceiptStore(ChatDatabase database, TimeProvider clock)
{
    /// <summary>
    /// Moves receipts of one tenant forward; what is behind already, beyond the last message or of no member is left out.
    /// Returns those that moved, and where the furthest members of a group or channel stand since.
    /// </summary>
    public async Task<Advanced> AdvanceAsync(Guid tenantId, IReadOnlyList<Receipt> receipts, CancellationToken cancellationToken)
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
            receipts.Select(receipt => receipt.ReadSeq).ToArray(),
            clock.GetUtcNow().ToUnixTimeSeconds());

        var moved = new List<MovedReceipt>(receipts.Count);
        var reached = new List<MovedReach>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (ReadMoved(reader) is { } receipt) moved.Add(receipt);
            else reached.Add(ReadReach(reader));
        }

        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return new Advanced(moved, reached);
    }

    private static MovedReceipt? ReadMoved(NpgsqlDataReader reader) => reader.IsDBNull(3)
        ? null
        : new(new Receipt(reader.GetGuid(0), reader.GetGuid(3), reader.GetInt64(4), reader.GetInt64(5)), reader.GetBoolean(6), reader.GetBoolean(7), reader.GetBoolean(1), reader.GetBoolean(2));

    private static MovedReach ReadReach(NpgsqlDataReader reader) => new(
        new Reach(
            reader.GetGuid(0),
            reader.GetFieldValue<Guid[]>(8),
            reader.GetFieldValue<long[]>(9),
            reader.GetFieldValue<Guid[]>(10),
            reader.GetFieldValue<long[]>(11)),
        reader.GetBoolean(1),
        reader.GetBoolean(2),
        reader.IsDBNull(12) ? null : Concerned(reader.GetFieldValue<Guid[]>(12), reader.GetInt32(13)));

    // An event for each of many costs more than one for all.
    private static Guid[]? Concerned(Guid[] users, int members) => users.Length > FewConcerned && 4 * users.Length > members ? null : users;

    private const int MostConcerning = 500;
    private const int FewConcerned = 16;

    private const string LockSql = """
        select 1 from unnest($2::uuid[], $3::uuid[]) as i (conversation_id, user_id)
        cross join lateral (
          select from member where tenant_id = $1 and conversation_id = i.conversation_id and user_id = i.user_id offset 0 for update
        ) m
        """;

    // Look-ups by the whole key, as MessageStore has them and for the same reason. Of a group's receipts that moved, the two furthest
    // are weighed against the two that were: never more than two members are looked at, however many there are. The weighing stands
    // in "set", which PostgreSQL repeats with the row as another process has left it meanwhile. Who shows nothing of what they read is
    // left out of what was read (docs/adr/0016); under the policy "off" that is kept as under "choice", and told to nobody.
    private static readonly string AdvanceSql = $"""
        with policy as materialized (
          select {ReadVisibility.Policy} as policy
        ), moved as (
          update member m set
            delivered_seq = greatest(m.delivered_seq, i.delivered, i.read), read_seq = greatest(m.read_seq, i.read),
            delivered_times = {ReceiptTimes.Add("delivered", "greatest(i.delivered, i.read)", "$6")},
            read_times = {ReceiptTimes.Add("read", "i.read", "$6")}
          from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[]) as i (conversation_id, user_id, delivered, read)
          cross join lateral (
            select ctid as place, delivered_seq as had, read_seq as had_read from member
            where tenant_id = $1 and conversation_id = i.conversation_id and user_id = i.user_id offset 0
          ) p
          cross join lateral (
            select last_seq, kind, member_count, array[direct_low, direct_high] as pair
            from conversation where tenant_id = $1 and id = i.conversation_id offset 0
          ) c
          where m.tenant_id = $1 and m.ctid = p.place
            and greatest(i.delivered, i.read) <= c.last_seq
            and (i.delivered > m.delivered_seq or i.read > m.read_seq)
          returning m.conversation_id, m.user_id, m.delivered_seq, m.read_seq, c.kind = 'direct' as is_direct, c.pair, c.member_count,
            m.delivered_seq > p.had as is_delivered, m.read_seq > p.had_read as has_read
        ), delivered as (
          select *, row_number() over (partition by conversation_id order by delivered_seq desc) as place from moved where not is_direct
        ), read as (
          select *, row_number() over (partition by conversation_id order by read_seq desc) as place from moved
          where not is_direct and ((select policy from policy) = 'on' or {ReadVisibility.Chosen("array[moved.user_id]")})
        ), reached as (
          update reach r set
            (delivered_by, delivered_seq) = ({FurthestSql("delivered")}),
            (read_by, read_seq) = ({FurthestSql("read")})
          from (select distinct conversation_id, member_count from moved where not is_direct) g
          cross join lateral (
            select delivered_seq as had, coalesce(delivered_seq[1], 0) as delivered, coalesce(read_seq[1], 0) as read, array[delivered_by[1], read_by[1]] as firsts
            from reach where tenant_id = $1 and conversation_id = g.conversation_id offset 0
          ) before
          where r.tenant_id = $1 and r.conversation_id = g.conversation_id
            and ({IsFurtherSql("delivered")} or {IsFurtherSql("read")})
          returning r.conversation_id, r.delivered_seq is distinct from before.had as is_delivered, r.delivered_by, r.delivered_seq, r.read_by, r.read_seq,
            before.delivered as delivered_before, before.read as read_before, before.firsts || array[r.delivered_by[1], r.read_by[1]] as firsts, g.member_count
        )
        select conversation_id, is_delivered,
          not is_direct or case (select policy from policy) when 'on' then true when 'off' then false else {ReadVisibility.Chosen("moved.pair")} end,
          user_id, delivered_seq, read_seq, is_direct, has_read, null::uuid[], null::bigint[], null::uuid[], null::bigint[], null::uuid[], null::integer from moved
        union all
        select conversation_id, is_delivered, (select policy from policy) <> 'off',
          null, null, null, null, null, delivered_by, delivered_seq, read_by, read_seq, {ConcernedSql}, member_count from reached
        """;

    // Whose messages somebody has got since, and the furthest, for whom the second counts. Null: so many messages that all are told.
    private static string ConcernedSql => $"""
        case when coalesce(delivered_seq[1], 0) - delivered_before <= {MostConcerning} and coalesce(read_seq[1], 0) - read_before <= {MostConcerning} then array(
          select distinct c.user_id from (
            select author_id as user_id from message
              where tenant_id = $1 and conversation_id = reached.conversation_id and seq > delivered_before and seq <= delivered_seq[1]
            union all select author_id from message
              where tenant_id = $1 and conversation_id = reached.conversation_id and seq > read_before and seq <= read_seq[1]
            union all select unnest(firsts)
          ) c
          cross join lateral (
            select from member where tenant_id = $1 and conversation_id = reached.conversation_id and user_id = c.user_id offset 0
          ) m
        ) end
        """;

    private static string FurthestSql(string what) => $$"""
        select coalesce(array_agg(user_id order by seq desc, user_id), '{}'), coalesce(array_agg(seq order by seq desc, user_id), '{}') from (
          select user_id, max(seq) as seq from (
            select user_id, seq from unnest(r.{{what}}_by, r.{{what}}_seq) as b (user_id, seq)
            union all select user_id, {{what}}_seq from {{what}} where conversation_id = r.conversation_id and place <= 2
          ) a group by user_id order by seq desc, user_id limit 2
        ) furthest
        """;

    // Further than the second one, or, for one of the two, than where they stand.
    private static string IsFurtherSql(string what) => $"""
        exists (select from {what} n where n.conversation_id = r.conversation_id and n.place <= 2
          and n.{what}_seq > coalesce(r.{what}_seq[coalesce(array_position(r.{what}_by, n.user_id), 2)], 0))
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

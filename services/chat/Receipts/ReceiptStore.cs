using Npgsql;
using Platform.Chat.Messages;
using Platform.Data;

namespace Platform.Chat.Receipts;

/// <summary>The SQL of receipts.</summary>
public sealed class ReceiptStore(ChatDatabase database)
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
            receipts.Select(receipt => receipt.ReadSeq).ToArray());

        var moved = new List<MovedReceipt>(receipts.Count);
        var reached = new List<Reach>();
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

    private static MovedReceipt? ReadMoved(NpgsqlDataReader reader) => reader.IsDBNull(1)
        ? null
        : new(new Receipt(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetInt64(3)), reader.GetBoolean(4), reader.GetBoolean(5));

    private static Reach ReadReach(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetFieldValue<Guid[]>(6),
        reader.GetFieldValue<long[]>(7),
        reader.GetFieldValue<Guid[]>(8),
        reader.GetFieldValue<long[]>(9));

    private const string LockSql = """
        select 1 from unnest($2::uuid[], $3::uuid[]) as i (conversation_id, user_id)
        cross join lateral (
          select from member where tenant_id = $1 and conversation_id = i.conversation_id and user_id = i.user_id offset 0 for update
        ) m
        """;

    // Look-ups by the whole key, as MessageStore has them and for the same reason. Of a group's receipts that moved, the two furthest
    // are weighed against the two that were: never more than two members are looked at, however many there are.
    private const string AdvanceSql = """
        with moved as (
          update member m set delivered_seq = greatest(m.delivered_seq, i.delivered, i.read), read_seq = greatest(m.read_seq, i.read)
          from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[]) as i (conversation_id, user_id, delivered, read)
          cross join lateral (
            select ctid as place, read_seq as read_before from member where tenant_id = $1 and conversation_id = i.conversation_id and user_id = i.user_id offset 0
          ) p
          cross join lateral (select last_seq, kind from conversation where tenant_id = $1 and id = i.conversation_id offset 0) c
          where m.tenant_id = $1 and m.ctid = p.place
            and greatest(i.delivered, i.read) <= c.last_seq
            and (i.delivered > m.delivered_seq or i.read > m.read_seq)
          returning m.conversation_id, m.user_id, m.delivered_seq, m.read_seq, c.kind = 'direct' as is_direct, m.read_seq > p.read_before as has_read
        ), delivered as (
          select *, row_number() over (partition by conversation_id order by delivered_seq desc) as place from moved where not is_direct
        ), read as (
          select *, row_number() over (partition by conversation_id order by read_seq desc) as place from moved where not is_direct
        ), reached as (
          update reach r set delivered_by = d.users, delivered_seq = d.seqs, read_by = s.users, read_seq = s.seqs
          from (select distinct conversation_id from moved where not is_direct) g
          cross join lateral (select * from reach where tenant_id = $1 and conversation_id = g.conversation_id offset 0) before
          cross join lateral (
            select array_agg(user_id order by seq desc, user_id) as users, array_agg(seq order by seq desc, user_id) as seqs from (
              select user_id, max(seq) as seq from (
                select user_id, seq from unnest(before.delivered_by, before.delivered_seq) as b (user_id, seq)
                union all select user_id, delivered_seq from delivered where conversation_id = g.conversation_id and place <= 2
              ) a group by user_id order by seq desc, user_id limit 2
            ) furthest
          ) d
          cross join lateral (
            select array_agg(user_id order by seq desc, user_id) as users, array_agg(seq order by seq desc, user_id) as seqs from (
              select user_id, max(seq) as seq from (
                select user_id, seq from unnest(before.read_by, before.read_seq) as b (user_id, seq)
                union all select user_id, read_seq from read where conversation_id = g.conversation_id and place <= 2
              ) a group by user_id order by seq desc, user_id limit 2
            ) furthest
          ) s
          where r.tenant_id = $1 and r.conversation_id = g.conversation_id
            and (r.delivered_seq, r.read_seq) is distinct from (d.seqs, s.seqs)
          returning r.conversation_id, r.delivered_by, r.delivered_seq, r.read_by, r.read_seq
        )
        select conversation_id, user_id, delivered_seq, read_seq, is_direct, has_read, null::uuid[], null::bigint[], null::uuid[], null::bigint[] from moved
        union all
        select conversation_id, null, null, null, null, null, delivered_by, delivered_seq, read_by, read_seq from reached
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

    /// <summary>Who has a message. Membership has been established by the caller.</summary>
    public async Task<MessageInfo> InfoAsync(Guid tenantId, Message message, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select m.user_id, p.display_name, s.state, count(*) over (partition by s.state)
            from member m
            cross join lateral (select case when m.read_seq >= $3 then 0 when m.delivered_seq >= $3 then 1 else 2 end as state) s
            left join person p on p.tenant_id = m.tenant_id and p.user_id = m.user_id
            where m.tenant_id = $1 and m.conversation_id = $2 and m.user_id <> $4 and m.visible_after < $3
            order by s.state, p.display_name, m.user_id
            """, tenantId, message.ConversationId, message.Seq, message.AuthorId);
        List<Recipient>[] members = [[], [], []];
        var counts = new int[members.Length];
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var state = reader.GetInt32(2);
            counts[state] = (int)reader.GetInt64(3);
            if (members[state].Count < MaxNamed) members[state].Add(ReadRecipient(reader));
        }

        return new MessageInfo(message, counts[0], counts[1], counts[2], members[0], members[1], members[2]);
    }

    private const int MaxNamed = 200;

    private static Recipient ReadRecipient(NpgsqlDataReader reader) =>
        new(reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetString(1));
}

/// <summary>What a write of receipts has moved.</summary>
/// <param name="Receipts">The receipts that moved.</param>
/// <param name="Reached">Groups and channels whose furthest members moved.</param>
public sealed record Advanced(IReadOnlyList<MovedReceipt> Receipts, IReadOnlyList<Reach> Reached);

/// <summary>A receipt that moved.</summary>
/// <param name="Receipt">Where it stands.</param>
/// <param name="IsDirect">True in a direct conversation, where the other one sees it.</param>
/// <param name="HasRead">True when the member has seen more than before, not only received it.</param>
public readonly record struct MovedReceipt(Receipt Receipt, bool IsDirect, bool HasRead);

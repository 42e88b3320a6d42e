using Platform.Contracts;
using Platform.Data;

namespace Platform.Chat.Receipts;

/// <summary>The SQL of whether people show what they have read. What had been read before is shown or hidden with it, at once.</summary>
public sealed class ReadSettingsStore(ChatDatabase database)
{
    /// <summary>Those of these users who see what others have read.</summary>
    public async Task<IReadOnlySet<Guid>> SeersAsync(Guid tenantId, Guid[] userIds, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"select u from unnest($2::uuid[]) u where {ReadVisibility.Shown("u")}", tenantId, userIds);
        var seers = new HashSet<Guid>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) seers.Add(reader.GetGuid(0));
        return seers;
    }

    /// <summary>A person chose. Returns what those who see it of others see since: nothing when the choice is not newer, or does not count.</summary>
    public async Task<IReadOnlyList<ReadsChange>> ChooseAsync(UserSettingsChanged chosen, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(chosen.TenantId, cancellationToken);
        if (!await WriteAsync(transaction, """
            insert into read_receipt_choice (tenant_id, user_id, version, shows) values ($1, $2, $3, $4)
            on conflict (tenant_id, user_id) do update set version = excluded.version, shows = excluded.shows
              where read_receipt_choice.version < excluded.version
            """, [chosen.TenantId, chosen.UserId, chosen.Version, chosen.ReadReceipts], cancellationToken)) return [];

        await using var batch = transaction.Batch();
        LockReceipts(batch, chosen.TenantId, [chosen.UserId]);
        batch.Add(MendSql, chosen.TenantId, new[] { chosen.UserId });
        batch.Add(DirectSql, chosen.TenantId, chosen.UserId, chosen.ReadReceipts);
        var changes = await ReadChangesAsync(batch, skipped: 2, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changes;
    }

    /// <summary>A tenant decided. Who had chosen not to show it counts among the furthest of their groups, or ceases to.</summary>
    public async Task DecideAsync(TenantSettingsChanged decided, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(decided.TenantId, cancellationToken);
        if (!await WriteAsync(transaction, """
            insert into read_receipt_policy (tenant_id, version, policy) values ($1, $2, $3)
            on conflict (tenant_id) do update set version = excluded.version, policy = excluded.policy
              where read_receipt_policy.version < excluded.version
            """, [decided.TenantId, decided.Version, decided.ReadReceipts], cancellationToken)) return;

        var hiding = await HidingAsync(transaction, decided.TenantId, cancellationToken);
        if (hiding.Length > 0)
        {
            await using var batch = transaction.Batch();
            LockReceipts(batch, decided.TenantId, hiding);
            batch.Add(MendSql, decided.TenantId, hiding);
            await batch.ExecuteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<bool> WriteAsync(TenantTransaction transaction, string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add(sql, parameters);
        return await batch.ExecuteAsync(cancellationToken) > 0;
    }

    private static async Task<Guid[]> HidingAsync(TenantTransaction transaction, Guid tenantId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("select user_id from read_receipt_choice where tenant_id = $1 and not shows", tenantId);
        var hiding = new List<Guid>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) hiding.Add(reader.GetGuid(0));
        return [.. hiding];
    }

    // Statements of their own, in the order in which ReceiptStore locks: a receipt of these people is written before, and is seen by
    // what follows, or it is written after and sees the new setting; and the furthest that others write down meanwhile are not lost.
    private static void LockReceipts(TenantBatch batch, Guid tenantId, Guid[] userIds)
    {
        batch.Add("select 1 from member where tenant_id = $1 and user_id = any($2) order by conversation_id, user_id for update", tenantId, userIds);
        batch.Add("""
            select 1 from reach where tenant_id = $1
              and conversation_id in (select conversation_id from member where tenant_id = $1 and user_id = any($2))
            order by conversation_id for update
            """, tenantId, userIds);
    }

    private static async Task<List<ReadsChange>> ReadChangesAsync(TenantBatch batch, int skipped, CancellationToken cancellationToken)
    {
        var changes = new List<ReadsChange>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (skipped-- > 0) await reader.NextResultAsync(cancellationToken);
        do
        {
            while (await reader.ReadAsync(cancellationToken)) changes.Add(ReadChange(reader));
        }
        while (await reader.NextResultAsync(cancellationToken));
        return changes;
    }

    private static ReadsChange ReadChange(Npgsql.NpgsqlDataReader reader) =>
        new(reader.GetGuid(0), reader.GetFieldValue<Guid[]>(1), reader.GetFieldValue<long[]>(2));

    // The furthest of the groups in which these people are among them and should not be, or are not and should. Under the policy
    // "off" it is kept as under "choice" and told to nobody. The past counts as read for who joins, and is none of what they read.
    private static readonly string MendSql = $"""
        with groups as (
          select m.conversation_id, bool_or(m.user_id = any(r.read_by) or m.read_seq > coalesce(r.read_seq[2], 0)) as concerned
          from member m join reach r on r.tenant_id = m.tenant_id and r.conversation_id = m.conversation_id
          where m.tenant_id = $1 and m.user_id = any($2) group by m.conversation_id
        ), mended as (
          select g.conversation_id, f.users, f.seqs from groups g cross join lateral (
            select coalesce(array_agg(user_id order by read_seq desc, user_id), array[]::uuid[]) as users,
              coalesce(array_agg(read_seq order by read_seq desc, user_id), array[]::bigint[]) as seqs
            from (
              select m.user_id, m.read_seq
              from member m join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
              where m.tenant_id = $1 and m.conversation_id = g.conversation_id and m.read_seq > 0
                and (cardinality(m.read_times) > 0 or m.joined_at = c.created_at or c.member_count > {ReceiptTimes.MostMembers})
                and ({ReadVisibility.Policy} = 'on' or {ReadVisibility.Chosen("array[m.user_id]")})
              order by m.read_seq desc, m.user_id limit 2
            ) furthest
          ) f where g.concerned
        ), changed as (
          update reach r set read_by = n.users, read_seq = n.seqs from mended n
          where r.tenant_id = $1 and r.conversation_id = n.conversation_id and (r.read_by, r.read_seq) is distinct from (n.users, n.seqs)
          returning r.conversation_id, r.read_by, r.read_seq
        )
        select * from changed where {ReadVisibility.Policy} = 'choice'
        """;

    // In a direct conversation with somebody who shows it, both see what the other one has read, or neither does.
    private static readonly string DirectSql = $"""
        select m.conversation_id, case when $3 then array[m.user_id, o.user_id] else array[]::uuid[] end,
          case when $3 then array[m.read_seq, o.read_seq] else array[]::bigint[] end
        from member m
        join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id and c.kind = 'direct'
        join member o on o.tenant_id = m.tenant_id and o.conversation_id = m.conversation_id and o.user_id <> m.user_id
        where m.tenant_id = $1 and m.user_id = $2 and {ReadVisibility.Policy} = 'choice' and {ReadVisibility.Chosen("array[o.user_id]")}
        """;
}

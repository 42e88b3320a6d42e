using Npgsql;
using Platform.Contracts;
using Platform.Data;

namespace Platform.Chat.Push;

/// <summary>
/// The SQL of what devices are to be told. A device has one row a conversation or reminder: what is said is looked up when it is said,
/// and by the newest.
/// </summary>
internal sealed class PushQueue(ChatDatabase database)
{
    /// <summary>
    /// Notes that devices are to be told. What waits already tells of it too, as soon as either is due, unless its push service is being
    /// waited for; where it is being told at this moment, it is looked at again.
    /// </summary>
    public async Task AddAsync(Guid tenantId, IReadOnlyList<(PushCandidate Candidate, DateTimeOffset DueAt)> pushes, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            insert into push_pending as p (tenant_id, session_id, kind, subject_id, user_id, conversation_id, message_id, from_seq, seq, version, happened_at, came_online, due_at)
            select $1, i.* from unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::bigint[], $9::bigint[], $10::bigint[],
              $11::timestamptz[], $12::uuid[], $13::timestamptz[])
              as i (session_id, kind, subject_id, user_id, conversation_id, message_id, from_seq, seq, version, happened_at, came_online, due_at)
            where not exists (select from push_withdrawn w where w.tenant_id = $1 and w.subject_id = i.subject_id and w.version > i.version)
            order by i.session_id, i.subject_id
            on conflict (tenant_id, session_id, kind, subject_id) do update
              set from_seq = least(p.from_seq, excluded.from_seq), seq = greatest(p.seq, excluded.seq), version = greatest(p.version, excluded.version),
                happened_at = case when p.version < excluded.version then excluded.happened_at else p.happened_at end,
                came_online = case when p.version < excluded.version then excluded.came_online else p.came_online end,
                due_at = case when p.claim_id is not null then excluded.due_at when p.attempts > 0 then p.due_at else least(p.due_at, excluded.due_at) end
              where p.claim_id is not null or p.version < excluded.version or excluded.due_at < p.due_at or excluded.from_seq < p.from_seq
            """,
            tenantId,
            pushes.Select(push => push.Candidate.SessionId).ToArray(),
            pushes.Select(push => push.Candidate.Kind).ToArray(),
            pushes.Select(push => push.Candidate.SubjectId).ToArray(),
            pushes.Select(push => push.Candidate.UserId).ToArray(),
            pushes.Select(push => push.Candidate.ConversationId).ToArray(),
            pushes.Select(push => push.Candidate.MessageId).ToArray(),
            pushes.Select(push => push.Candidate.FromSeq).ToArray(),
            pushes.Select(push => push.Candidate.Seq).ToArray(),
            pushes.Select(push => push.Candidate.Version).ToArray(),
            pushes.Select(push => push.Candidate.HappenedAt).ToArray(),
            pushes.Select(push => push.Candidate.CameOnline).ToArray(),
            pushes.Select(push => push.DueAt).ToArray());
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>
    /// Reminders were acted on: what waits to be told of them is not, what is on its way is news no longer, and an older event that comes
    /// late finds that out. Noted only for people who have devices.
    /// </summary>
    public async Task WithdrawAsync(Guid tenantId, IReadOnlyList<UserNotification> changed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        var (subjects, versions) = (changed.Select(one => one.SubjectId).ToArray(), changed.Select(one => one.Version).ToArray());
        batch.Add("""
            insert into push_withdrawn as w (tenant_id, subject_id, version, at)
            select $1, i.subject_id, max(i.version), $5 from unnest($2::uuid[], $3::bigint[], $4::uuid[]) as i (subject_id, version, user_id)
            where exists (select from push_subscription s where s.tenant_id = $1 and s.user_id = i.user_id)
            group by i.subject_id order by i.subject_id
            on conflict (tenant_id, subject_id) do update set version = excluded.version, at = excluded.at where w.version < excluded.version
            """, tenantId, subjects, versions, changed.Select(one => one.UserId).ToArray(), now);
        batch.Add("""
            delete from push_pending p using unnest($2::uuid[], $3::bigint[]) as i (subject_id, version)
            where p.tenant_id = $1 and p.kind = 'reminder' and p.subject_id = i.subject_id and p.version < i.version
            """, tenantId, subjects, versions);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Claims what is due, of every tenant.</summary>
    public async Task<List<DuePush>> TakeDueAsync(DateTimeOffset now, DateTimeOffset claimedUntil, Guid claimId, int most, CancellationToken cancellationToken)
    {
        await using var batch = database.AcrossTenants();
        batch.Add("select * from take_due_pushes($1, $2, $3, $4)", now, claimedUntil, claimId, most);
        var due = new List<DuePush>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) due.Add(ReadDue(reader, claimId));
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return due;
    }

    /// <summary>
    /// It was settled: written into the log, and waiting no longer, unless something newer came meanwhile, of which the device is to be
    /// told from the next one on.
    /// </summary>
    public async Task SettleAsync(DuePush due, PushLogEntry entry, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.TenantId);
        batch.Add("""
            insert into push_log (tenant_id, id, user_id, session_id, device, kind, subject_id, conversation_id, from_seq, seq, version, outcome, detail, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::text, $14) on conflict do nothing
            """, due.TenantId, entry.Id, due.UserId, due.SessionId, entry.Device, due.Kind, due.SubjectId, due.ConversationId, due.FromSeq,
            entry.Outcome == PushOutcome.Sent ? entry.Seq : Math.Max(due.Seq, entry.Seq), due.Version, entry.Outcome, entry.Detail, entry.At);
        AddDone(batch, due, Math.Max(due.Seq, entry.Seq));
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>There is nothing to say of it, and nobody who would ask.</summary>
    public async Task ForgetAsync(DuePush due, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.TenantId);
        AddDone(batch, due, due.Seq);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Its push service is tried again at this time.</summary>
    public Task TryAgainAsync(DuePush due, DateTimeOffset at, CancellationToken cancellationToken) => PutOffAsync(due, at, due.Attempts, cancellationToken);

    /// <summary>It is held, and looked at again at this time.</summary>
    public Task HoldAsync(DuePush due, DateTimeOffset until, CancellationToken cancellationToken) => PutOffAsync(due, until, 0, cancellationToken);

    private async Task PutOffAsync(DuePush due, DateTimeOffset until, int attempts, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.TenantId);
        batch.Add($"update push_pending set due_at = $6, attempts = $7, claim_id = null, claimed_until = null where {Claimed}", [.. Key(due), until, attempts]);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Forgets old lines of the log, in pages, and devices on which the app was not opened for long.</summary>
    public async Task ForgetOldAsync(DateTimeOffset loggedBefore, DateTimeOffset confirmedBefore, CancellationToken cancellationToken)
    {
        const int Page = 5_000;
        for (var forgotten = (long)Page; forgotten >= Page;)
        {
            await using var batch = database.AcrossTenants();
            batch.Add("select forget_pushes($1, $2, $3)", loggedBefore, confirmedBefore, Page);
            await using var reader = await batch.ReadAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            forgotten = reader.GetInt64(0);
            await TenantBatch.CommittedAsync(reader, cancellationToken);
        }
    }

    private static DuePush ReadDue(NpgsqlDataReader reader, Guid claimId) => new(
        reader.GetGuid(0), claimId, reader.GetGuid(1), reader.GetString(2), reader.GetGuid(3), reader.GetGuid(4), reader.GetGuid(5),
        reader.IsDBNull(6) ? null : reader.GetGuid(6), reader.GetInt64(7), reader.GetInt64(8), reader.GetInt64(9),
        reader.GetFieldValue<DateTimeOffset>(10), reader.GetInt32(11), reader.IsDBNull(12) ? null : reader.GetGuid(12));

    // What came meanwhile said itself when it is due.
    private static void AddDone(TenantBatch batch, DuePush due, long seq)
    {
        batch.Add($"delete from push_pending where {Claimed} and seq <= $6 and version <= $7", [.. Key(due), seq, due.Version]);
        batch.Add($"""
            update push_pending set from_seq = least(seq, greatest(from_seq, $6 + 1)), attempts = 0, claim_id = null, claimed_until = null
            where {Claimed}
            """, [.. Key(due), seq]);
    }

    private const string Claimed = "tenant_id = $1 and session_id = $2 and kind = $3 and subject_id = $4 and claim_id = $5";

    private static object?[] Key(DuePush due) => [due.TenantId, due.SessionId, due.Kind, due.SubjectId, due.ClaimId];
}

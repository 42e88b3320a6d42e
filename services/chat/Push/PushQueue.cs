using Npgsql;
using Platform.Chat.Notifications;
using Platform.Contracts;
using Platform.Data;

namespace Platform.Chat.Push;

/// <summary>
/// The SQL of what devices are to be told. A device has one row a conversation or reminder: what is said is looked up when it is said,
/// and by the newest.
/// </summary>
internal sealed class PushQueue(ChatDatabase database)
{
    /// <summary>Who has devices that these messages may have to be told to: members whom they concern, as they keep the conversation.</summary>
    public async Task<List<PushCandidate>> ConcernedAsync(MessagesPosted posted, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(posted.TenantId);
        batch.Add(ConcernedSql,
            posted.TenantId,
            posted.Messages.Select(message => message.ConversationId).ToArray(),
            posted.Messages.Select(message => message.AuthorId).ToArray(),
            posted.Messages.Select(message => message.Seq).ToArray(),
            posted.Messages.Select(message => message.CreatedAt).ToArray());
        var candidates = new List<PushCandidate>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            candidates.Add(new(reader.GetGuid(0), reader.GetGuid(1), PushKind.Message, reader.GetGuid(2), reader.GetGuid(2), null,
                reader.GetInt64(3), reader.GetInt64(4), 0, await reader.GetFieldValueAsync<DateTimeOffset>(5, cancellationToken), reader.GetString(6)));
        return candidates;
    }

    /// <summary>The devices of people whose reminders are due.</summary>
    public async Task<List<PushCandidate>> ConcernedAsync(Guid tenantId, IReadOnlyList<UserNotification> due, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            select i.position::int, s.session_id, {PushChosen("i.user_id")} from unnest($2::uuid[]) with ordinality as i (user_id, position)
            cross join lateral (select session_id from push_subscription where tenant_id = $1 and user_id = i.user_id offset 0) s
            """, tenantId, due.Select(one => one.UserId).ToArray());
        var candidates = new List<PushCandidate>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var one = due[reader.GetInt32(0) - 1];
            candidates.Add(new(reader.GetGuid(1), one.UserId, PushKind.Reminder, one.SubjectId, one.ConversationId!.Value, one.MessageId,
                one.Seq!.Value, one.Seq.Value, one.Version, one.At, reader.GetString(2)));
        }

        return candidates;
    }

    /// <summary>
    /// Notes that devices are to be told. What waits already tells of it too; where it is being told at this moment, it is looked at again.
    /// </summary>
    public async Task AddAsync(Guid tenantId, IReadOnlyList<(PushCandidate Candidate, DateTimeOffset DueAt)> pushes, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            insert into push_pending as p (tenant_id, session_id, kind, subject_id, user_id, conversation_id, message_id, from_seq, seq, version, happened_at, due_at)
            select $1, i.* from unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::bigint[], $9::bigint[], $10::bigint[],
              $11::timestamptz[], $12::timestamptz[]) as i (session_id, kind, subject_id, user_id, conversation_id, message_id, from_seq, seq, version, happened_at, due_at)
            order by i.session_id, i.subject_id
            on conflict (tenant_id, session_id, kind, subject_id) do update
              set seq = greatest(p.seq, excluded.seq), version = greatest(p.version, excluded.version), due_at = excluded.due_at
              where p.claim_id is not null or p.version < excluded.version
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
            pushes.Select(push => push.DueAt).ToArray());
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Reminders were acted on: what waits to be told of them is not, and what is on its way is news no longer.</summary>
    public async Task WithdrawAsync(Guid tenantId, IReadOnlyList<UserNotification> changed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            delete from push_pending p using unnest($2::uuid[], $3::bigint[]) as i (subject_id, version)
            where p.tenant_id = $1 and p.kind = 'reminder' and p.subject_id = i.subject_id and p.version < i.version
            """, tenantId, changed.Select(one => one.SubjectId).ToArray(), changed.Select(one => one.Version).ToArray());
        batch.Add("""
            update push_log l set withdrawn_at = $4 from unnest($2::uuid[], $3::bigint[]) as i (subject_id, version)
            where l.tenant_id = $1 and l.kind = 'reminder' and l.subject_id = i.subject_id and l.outcome = 'sent' and l.version < i.version
              and l.withdrawn_at is null
            """, tenantId, changed.Select(one => one.SubjectId).ToArray(), changed.Select(one => one.Version).ToArray(), now);
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
            Math.Max(due.Seq, entry.Seq), due.Version, entry.Outcome, entry.Detail, entry.At);
        AddDone(batch, due, Math.Max(due.Seq, entry.Seq), entry.At);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>There is nothing to say of it, and nobody who would ask.</summary>
    public async Task ForgetAsync(DuePush due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.TenantId);
        AddDone(batch, due, due.Seq, now);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>It is tried again, or looked at again, at this time.</summary>
    public async Task PutOffAsync(DuePush due, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.TenantId);
        batch.Add($"update push_pending set due_at = $6, claim_id = null, claimed_until = null where {Claimed}", [.. Key(due), until]);
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
        reader.GetFieldValue<DateTimeOffset>(10), reader.GetInt32(11));

    private static void AddDone(TenantBatch batch, DuePush due, long seq, DateTimeOffset now)
    {
        batch.Add($"delete from push_pending where {Claimed} and seq <= $6 and version <= $7", [.. Key(due), seq, due.Version]);
        batch.Add($"""
            update push_pending set from_seq = least(seq, greatest(from_seq, $6 + 1)), due_at = least(due_at, $7), attempts = 0, claim_id = null, claimed_until = null
            where {Claimed}
            """, [.. Key(due), seq, now]);
    }

    private const string Claimed = "tenant_id = $1 and session_id = $2 and kind = $3 and subject_id = $4 and claim_id = $5";

    private static object?[] Key(DuePush due) => [due.TenantId, due.SessionId, due.Kind, due.SubjectId, due.ClaimId];

    // How somebody wants closed devices to be told.
    private static string PushChosen(string userId) =>
        $"coalesce((select choices ->> 'push' from notification_choice where tenant_id = $1 and user_id = {userId}), 'whenAway')";

    // The newest of each conversation for each device, and from which one on. Nothing at all is looked up in a tenant without devices.
    private static readonly string ConcernedSql = $"""
        select s.session_id, m.user_id, i.conversation_id, min(i.seq), max(i.seq), min(i.created_at), {PushChosen("m.user_id")}
        from (select 1 from push_subscription where tenant_id = $1 limit 1) somebody
        cross join unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::timestamptz[]) as i (conversation_id, author_id, seq, created_at)
        cross join lateral (select id, kind, parent_id from conversation where tenant_id = $1 and id = i.conversation_id offset 0) c
        cross join lateral (
          select user_id, level, is_muted, is_archived, is_following from member
          where tenant_id = $1 and conversation_id = i.conversation_id and user_id <> i.author_id and visible_after < i.seq offset 0
        ) m
        cross join lateral (select session_id from push_subscription where tenant_id = $1 and user_id = m.user_id offset 0) s
        left join lateral (
          select level, is_muted, is_archived from member where tenant_id = $1 and conversation_id = c.parent_id and user_id = m.user_id offset 0
        ) p on true
        where {Concerns.Sql("i.seq")}
        group by s.session_id, m.user_id, i.conversation_id
        """;
}

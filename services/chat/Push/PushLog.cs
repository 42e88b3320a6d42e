using Npgsql;
using Platform.Hosting.Identity;

namespace Platform.Chat.Push;

/// <summary>The SQL of what came of pushes, for those whom they were meant for.</summary>
public sealed class PushLog(ChatDatabase database)
{
    /// <summary>What the caller's devices were told of a message, or of something newer in its place; one line a device and thing.</summary>
    public async Task<IReadOnlyList<PushLine>> OfMessageAsync(CallerIdentity caller, Guid conversationId, long seq, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(caller.TenantId);
        batch.Add("""
            select distinct on (session_id, kind, subject_id) session_id, device, kind, outcome, detail, at, arrived_at, l.seq
            from push_log l
            where tenant_id = $1 and user_id = $2 and conversation_id = $3 and from_seq <= $4 and l.seq >= $4
            order by session_id, kind, subject_id, l.seq, at desc
            """, caller.TenantId, caller.UserId, conversationId, seq);
        batch.Add("select session_id, device from push_subscription where tenant_id = $1 and user_id = $2", caller.TenantId, caller.UserId);
        var lines = new List<PushLine>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) lines.Add(Read(reader));
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var sessionId = reader.GetGuid(0);
            if (!lines.Exists(line => line.SessionId == sessionId)) lines.Add(new(sessionId, reader.GetString(1), PushKind.Message, null, null, null, null, seq));
        }

        return [.. lines.OrderBy(line => line.At)];
    }

    private static PushLine Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4),
        reader.GetFieldValue<DateTimeOffset>(5), reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6), reader.GetInt64(7));

    /// <summary>
    /// A device has what a line of the log is about, and asks whether it is still news: not read, not deleted, still its reader's to see;
    /// of a reminder: not acted on. True also of a line that is not there: the device heard of it before it was written,
    /// and that it did is not noted then.
    /// </summary>
    public async Task<bool> ArrivedAsync(Guid tenantId, Guid logId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            with line as (
              update push_log set arrived_at = coalesce(arrived_at, $3) where tenant_id = $1 and id = $2
              returning kind, subject_id, session_id, user_id, conversation_id, seq, version
            )
            select case kind
              when 'reminder' then not exists (
                select from push_withdrawn w where w.tenant_id = $1 and w.subject_id = line.subject_id and w.version > line.version)
              else exists (
                select from member m join message msg on msg.tenant_id = $1 and msg.conversation_id = m.conversation_id and msg.seq = line.seq
                where m.tenant_id = $1 and m.conversation_id = line.conversation_id and m.user_id = line.user_id
                  and m.read_seq < line.seq and m.visible_after < line.seq and msg.deleted_at is null)
            end and exists (select from push_subscription s where s.tenant_id = $1 and s.session_id = line.session_id)
            from line
            """, tenantId, logId, now);
        await using var reader = await batch.ReadAsync(cancellationToken);
        var isNews = !await reader.ReadAsync(cancellationToken) || reader.GetBoolean(0);
        await Data.TenantBatch.CommittedAsync(reader, cancellationToken);
        return isNews;
    }
}

/// <summary>What one of my devices was told of a message.</summary>
/// <param name="SessionId">The device: the session of that id.</param>
/// <param name="Device">What it is called: "Chrome on Windows".</param>
/// <param name="Kind"><c>message</c>; <c>reminder</c> where it was told of a reminder of the message; <c>email</c> where it is no device but an e-mail.</param>
/// <param name="Outcome">
/// <c>sent</c>, <c>appOpen</c>, <c>read</c>, <c>withdrawn</c>, <c>notMember</c>, <c>notificationsOff</c>, <c>pushOff</c>, <c>quietHours</c>,
/// <c>doNotDisturb</c>, <c>expired</c>, <c>refused</c> or <c>failed</c>; null where nothing was noted: it did not concern the person as they
/// kept the conversation, or the device came later, or it is about to be told.
/// </param>
/// <param name="Detail">Where the push service did not take it: its status, <c>timeout</c>, <c>unreachable</c>, <c>inside</c> or <c>key</c>.</param>
/// <param name="At">When that was, UTC.</param>
/// <param name="ArrivedAt">When the device had it; null where it has not said so.</param>
/// <param name="Seq">The message that was told: a newer one tells of those before it.</param>
public sealed record PushLine(
    Guid SessionId, string Device, string Kind, string? Outcome, string? Detail, DateTimeOffset? At, DateTimeOffset? ArrivedAt, long Seq);

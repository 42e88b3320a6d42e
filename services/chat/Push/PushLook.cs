using Npgsql;
using Platform.Chat.Notifications;
using Platform.Chat.WebPush;
using Platform.Contracts;

namespace Platform.Chat.Push;

/// <summary>The SQL of how things stand when a device is to be told: who may see what, what was read, what was told before.</summary>
internal sealed class PushLook(ChatDatabase database)
{
    /// <summary>How things stand for each of these, which are of one tenant, at the same index.</summary>
    public async Task<Circumstances[]> LookAsync(Guid tenantId, IReadOnlyList<DuePush> due, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add(LookSql,
            tenantId,
            due.Select(one => one.SessionId).ToArray(),
            due.Select(one => one.UserId).ToArray(),
            due.Select(one => one.Kind).ToArray(),
            due.Select(one => one.SubjectId).ToArray(),
            due.Select(one => one.ConversationId).ToArray(),
            due.Select(one => one.FromSeq).ToArray(),
            due.Select(one => one.Seq).ToArray(),
            due.Select(one => one.Version).ToArray(),
            due.Select(one => one.CameOnline).ToArray());
        var seen = new Circumstances[due.Count];
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) seen[reader.GetInt32(0) - 1] = Read(reader);
        return seen;
    }

    private static Circumstances Read(NpgsqlDataReader reader) => new(
        reader.IsDBNull(1) ? null : new PushDevice(
            new PushTarget(new Uri(reader.GetString(1)), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<byte[]>(3)), reader.GetString(4), reader.GetString(5)),
        NotificationChoiceStore.Read(reader.IsDBNull(6) ? null : reader.GetString(6)),
        reader.GetBoolean(7),
        reader.GetBoolean(8),
        reader.GetBoolean(9),
        reader.GetBoolean(10),
        reader.IsDBNull(11) ? null : new NewestMessage(
            reader.GetInt64(11), reader.GetGuid(12), reader.GetString(13), reader.IsDBNull(14) ? null : reader.GetString(14)),
        reader.IsDBNull(15) ? null : reader.GetString(15),
        reader.GetBoolean(16),
        reader.IsDBNull(17) ? null : reader.GetString(17));

    // "offset 0" keeps each look-up one by its whole key, whatever the planner thinks of a tenant (docs/adr/0007).
    private static readonly string LookSql = $"""
        select i.position::int, s.endpoint, s.p256dh, s.auth, s.device, s.language,
          (select choices::text from notification_choice where tenant_id = $1 and user_id = i.user_id),
          coalesce((select is_on from do_not_disturb where tenant_id = $1 and user_id = i.user_id), false),
          m.user_id is not null, coalesce(m.read_seq >= i.seq, false), case i.kind when 'message' then told.seq >= i.seq else told.version >= i.version end,
          newest.seq, newest.id, newest.body, newest.author, {NotifiedMessageStore.Title("i.user_id")}, coalesce(c.kind = 'direct', false),
          (select display_name from person where tenant_id = $1 and user_id = i.came_online)
        from unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::bigint[], $8::bigint[], $9::bigint[], $10::uuid[]) with ordinality
          as i (session_id, user_id, kind, subject_id, conversation_id, from_seq, seq, version, came_online, position)
        left join lateral (
          select endpoint, p256dh, auth, device, language from push_subscription where tenant_id = $1 and session_id = i.session_id and user_id = i.user_id offset 0
        ) s on true
        left join lateral (
          select id, kind, name, direct_low, direct_high, parent_id from conversation where tenant_id = $1 and id = i.conversation_id offset 0
        ) c on true
        left join lateral (
          select user_id, read_seq, visible_after, level, is_muted, is_archived, is_following from member
          where tenant_id = $1 and conversation_id = i.conversation_id and user_id = i.user_id offset 0
        ) m on true
        left join lateral (
          select level, is_muted, is_archived from member where tenant_id = $1 and conversation_id = c.parent_id and user_id = i.user_id offset 0
        ) p on true
        cross join lateral (
          select coalesce(max(seq), 0) as seq, coalesce(max(version), -1) as version from push_log
          where tenant_id = $1 and kind = i.kind and subject_id = i.subject_id and session_id = i.session_id and outcome = 'sent'
        ) told
        left join lateral (
          select msg.seq, msg.id, left(msg.body, 4000) as body,
            (select display_name from person where tenant_id = $1 and user_id = msg.author_id) as author
          from message msg
          where i.kind = 'message' and msg.tenant_id = $1 and msg.conversation_id = i.conversation_id
            and msg.seq >= i.from_seq and msg.seq > m.visible_after and msg.seq > m.read_seq and msg.seq > told.seq
            and msg.author_id <> i.user_id and msg.deleted_at is null and msg.system is null
            and {Concerns.Sql("msg.seq")}
          order by msg.seq desc limit 1
        ) newest on true
        """;
}

/// <summary>How things stand when a device is to be told.</summary>
/// <param name="Device">Where it is reached; null when it is not any more.</param>
/// <param name="Choices">How its person wants to be notified.</param>
/// <param name="DoNotDisturb">They ask not to be disturbed.</param>
/// <param name="IsMember">They are in the conversation.</param>
/// <param name="IsRead">They have read it, on whichever device.</param>
/// <param name="IsTold">This device was told of it, or of something newer.</param>
/// <param name="Newest">The newest message that is news to them; null where there is none, and of a reminder.</param>
/// <param name="Title">What the conversation is called, or null.</param>
/// <param name="IsDirect">It is a direct one.</param>
/// <param name="CameOnline">The name of who was waited for and came, or null.</param>
internal sealed record Circumstances(
    PushDevice? Device, NotificationChoices Choices, bool DoNotDisturb, bool IsMember, bool IsRead, bool IsTold, NewestMessage? Newest, string? Title, bool IsDirect,
    string? CameOnline);

/// <summary>A device that is reached by push.</summary>
/// <param name="Target">Where.</param>
/// <param name="Name">What it is called: "Chrome on Windows".</param>
/// <param name="Language">In which language to write to it.</param>
internal sealed record PushDevice(PushTarget Target, string Name, string Language);

/// <summary>A message that a device is to be told of.</summary>
/// <param name="Seq">Its position.</param>
/// <param name="Id">The message.</param>
/// <param name="Body">How it begins, in Markdown.</param>
/// <param name="Author">The name of who wrote it; null where it is not known.</param>
internal sealed record NewestMessage(long Seq, Guid Id, string Body, string? Author);

using Platform.Chat.Notifications;
using Platform.Contracts;

namespace Platform.Chat.Push;

/// <summary>The SQL of which devices may have to be told of what has happened.</summary>
internal sealed class PushAudience(ChatDatabase database)
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
                reader.GetInt64(3), reader.GetInt64(4), 0, await reader.GetFieldValueAsync<DateTimeOffset>(5, cancellationToken), null, reader.GetString(6)));
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
                one.Seq!.Value, one.Seq.Value, one.Version, one.At, one.CameOnline, reader.GetString(2)));
        }

        return candidates;
    }

    // How somebody wants closed devices to be told.
    private static string PushChosen(string userId) =>
        $"coalesce((select choices ->> 'push' from notification_choice where tenant_id = $1 and user_id = {userId}), '{PushChoice.WhenAway}')";

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

using Npgsql;
using Platform.Chat.Notifications;
using Platform.Contracts;

namespace Platform.Chat.Email;

/// <summary>The SQL of what somebody has left unread.</summary>
internal sealed class UnreadLook(ChatDatabase database)
{
    // One e-mail names so many conversations, and counts so many messages of each.
    private const int MostConversations = 20;
    private const int MostMessages = 200;

    /// <summary>How somebody wants to be notified, and what concerns them that they have left unread, the newest first.</summary>
    public async Task<(NotificationChoices Choices, List<LeftUnread> Left)> LookAsync(DueEmail due, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.TenantId);
        batch.Add("select choices::text from notification_choice where tenant_id = $1 and user_id = $2", due.TenantId, due.UserId);
        batch.Add(LookSql, due.TenantId, due.UserId, due.Since, MostMessages, MostConversations, Guid.Empty);
        await using var reader = await batch.ReadAsync(cancellationToken);
        var choices = NotificationChoiceStore.Read(await reader.ReadAsync(cancellationToken) ? reader.GetString(0) : null);
        await reader.NextResultAsync(cancellationToken);
        var left = new List<LeftUnread>();
        while (await reader.ReadAsync(cancellationToken)) left.Add(Read(reader));
        return (choices, left);
    }

    private static LeftUnread Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetInt32(2), reader.GetInt64(3), reader.GetInt64(4),
        reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7));

    // Of each conversation with something new since then: what is unread, not the person's own, news to them as they keep it, and not
    // told before: an event may be delivered again when its e-mail has long gone.
    private static readonly string LookSql = $"""
        select c.id, {NotifiedMessageStore.Title("m.user_id")}, unread.count::int, unread.from_seq, unread.seq, left(newest.body, 4000),
          (select display_name from person where tenant_id = $1 and user_id = newest.author_id), unread.since
        from member m
        cross join lateral (
          select id, kind, name, direct_low, direct_high, parent_id from conversation
          where tenant_id = $1 and id = m.conversation_id and last_seq > m.read_seq and last_message_at >= $3 offset 0
        ) c
        left join lateral (
          select level, is_muted, is_archived from member where tenant_id = $1 and conversation_id = c.parent_id and user_id = $2 offset 0
        ) p on true
        cross join lateral (
          select coalesce(max(seq), 0) as seq from push_log
          where tenant_id = $1 and kind = 'email' and subject_id = c.id and session_id = $6 and user_id = $2 and outcome = 'sent'
        ) told
        cross join lateral (
          select count(*) as count, min(seq) as from_seq, max(seq) as seq, min(created_at) as since from (
            select msg.seq, msg.created_at from message msg
            where msg.tenant_id = $1 and msg.conversation_id = c.id and msg.seq > m.read_seq and msg.seq > m.visible_after
              and msg.seq > told.seq and msg.created_at >= $3
              and msg.author_id <> $2 and msg.deleted_at is null and msg.system is null and {Concerns.Sql("msg.seq")}
            order by msg.seq desc limit $4
          ) counted
        ) unread
        cross join lateral (
          select body, author_id, created_at from message where tenant_id = $1 and conversation_id = c.id and seq = unread.seq offset 0
        ) newest
        where m.tenant_id = $1 and m.user_id = $2 and unread.count > 0
        order by newest.created_at desc limit $5
        """;
}

/// <summary>A conversation in which something is unread.</summary>
internal sealed record LeftUnread(
    Guid ConversationId, string? Title, int Count, long FromSeq, long Seq, string Body, string? Author, DateTimeOffset Since);

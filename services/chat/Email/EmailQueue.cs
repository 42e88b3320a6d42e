using Npgsql;
using Platform.Chat.Notifications;
using Platform.Contracts;
using Platform.Data;

namespace Platform.Chat.Email;

/// <summary>The SQL of what people are told by e-mail.</summary>
internal sealed class EmailQueue(ChatDatabase database)
{
    // One e-mail names so many conversations, and looks so far back for the newest message of each.
    private const int MostConversations = 20;
    private const int MostMessages = 200;

    /// <summary>
    /// Notes whom these messages concern who want an e-mail about what stays unread, and when it is due. Who waits for one already waits
    /// for no second.
    /// </summary>
    public async Task AddAsync(MessagesPosted posted, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(posted.TenantId);
        batch.Add(AddSql,
            posted.TenantId,
            posted.Messages.Select(message => message.ConversationId).ToArray(),
            posted.Messages.Select(message => message.AuthorId).ToArray(),
            posted.Messages.Select(message => message.Seq).ToArray(),
            posted.Messages.Select(message => message.CreatedAt).ToArray());
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Claims what is due, of every tenant.</summary>
    public async Task<List<DueEmail>> TakeDueAsync(DateTimeOffset now, DateTimeOffset claimedUntil, Guid claimId, int most, CancellationToken cancellationToken)
    {
        await using var batch = database.AcrossTenants();
        batch.Add("select tenant_id, user_id, since from take_due_emails($1, $2, $3, $4)", now, claimedUntil, claimId, most);
        var due = new List<DueEmail>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            due.Add(new(reader.GetGuid(0), claimId, reader.GetGuid(1), await reader.GetFieldValueAsync<DateTimeOffset>(2, cancellationToken)));
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return due;
    }

    /// <summary>How somebody wants to be notified, and what concerns them that they have left unread, the newest first.</summary>
    public async Task<(NotificationChoices Choices, List<LeftUnread> Left)> LookAsync(DueEmail due, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.TenantId);
        batch.Add("select choices::text from notification_choice where tenant_id = $1 and user_id = $2", due.TenantId, due.UserId);
        batch.Add(LookSql, due.TenantId, due.UserId, due.Since, MostMessages, MostConversations);
        await using var reader = await batch.ReadAsync(cancellationToken);
        var choices = NotificationChoiceStore.Read(await reader.ReadAsync(cancellationToken) ? reader.GetString(0) : null);
        await reader.NextResultAsync(cancellationToken);
        var left = new List<LeftUnread>();
        while (await reader.ReadAsync(cancellationToken)) left.Add(Read(reader));
        return (choices, left);
    }

    /// <summary>It is sent, and written into the log of what people were told: all or nothing.</summary>
    public async Task SendAsync(DueEmail due, MessagesLeftUnread email, IReadOnlyList<LeftUnread> left, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(due.TenantId, cancellationToken);
        await using (var claimed = transaction.Batch())
        {
            claimed.Add("delete from email_pending where tenant_id = $1 and user_id = $2 and claim_id = $3", due.TenantId, due.UserId, due.ClaimId);
            if (await claimed.ExecuteAsync(cancellationToken) == 0) return;
        }

        await using var batch = transaction.Batch();
        batch.AddEvent(email);
        batch.Add("""
            insert into push_log (tenant_id, id, user_id, session_id, device, kind, subject_id, conversation_id, from_seq, seq, version, outcome, at)
            select $1, i.id, $2, $3, $4, $5, i.conversation_id, i.conversation_id, i.from_seq, i.seq, 0, $6, $7
            from unnest($8::uuid[], $9::uuid[], $10::bigint[], $11::bigint[]) as i (id, conversation_id, from_seq, seq)
            """, due.TenantId, due.UserId, Guid.Empty, "", Push.PushKind.Email, Push.PushOutcome.Sent, now,
            left.Select(_ => Guid.CreateVersion7(now)).ToArray(), left.Select(one => one.ConversationId).ToArray(),
            left.Select(one => one.FromSeq).ToArray(), left.Select(one => one.Seq).ToArray());
        await batch.ExecuteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>There is nothing left to tell; or, with a time, it is looked at again then.</summary>
    public async Task PutOffAsync(DueEmail due, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.TenantId);
        if (until is { } time)
        {
            batch.Add("""
                update email_pending set due_at = $4, claim_id = null, claimed_until = null where tenant_id = $1 and user_id = $2 and claim_id = $3
                """, due.TenantId, due.UserId, due.ClaimId, time);
        }
        else batch.Add("delete from email_pending where tenant_id = $1 and user_id = $2 and claim_id = $3", due.TenantId, due.UserId, due.ClaimId);
        await batch.ExecuteAsync(cancellationToken);
    }

    private static LeftUnread Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetInt32(2), reader.GetInt64(3), reader.GetInt64(4),
        reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetString(6));

    private static readonly string AddSql = $"""
        insert into email_pending (tenant_id, user_id, since, due_at)
        select $1, w.user_id, min(i.created_at), min(i.created_at) + make_interval(mins => min(w.minutes))
        from (
          select user_id, (choices ->> 'emailAfterMinutes')::int as minutes from notification_choice
          where tenant_id = $1 and choices ->> 'emailAfterMinutes' is not null and (choices ->> 'shown')::boolean
        ) w
        cross join unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::timestamptz[]) as i (conversation_id, author_id, seq, created_at)
        cross join lateral (select id, kind, parent_id from conversation where tenant_id = $1 and id = i.conversation_id offset 0) c
        cross join lateral (
          select user_id, level, is_muted, is_archived, is_following from member
          where tenant_id = $1 and conversation_id = i.conversation_id and user_id = w.user_id and user_id <> i.author_id and visible_after < i.seq offset 0
        ) m
        left join lateral (
          select level, is_muted, is_archived from member where tenant_id = $1 and conversation_id = c.parent_id and user_id = w.user_id offset 0
        ) p on true
        where {Concerns.Sql("i.seq")}
        group by w.user_id order by w.user_id
        on conflict do nothing
        """;

    // Of each conversation with something new since then: what is unread, not the person's own, and news to them as they keep it.
    private static readonly string LookSql = $"""
        select c.id, {NotifiedMessageStore.Title("m.user_id")}, unread.count::int, unread.from_seq, unread.seq, left(newest.body, 4000),
          (select display_name from person where tenant_id = $1 and user_id = newest.author_id)
        from member m
        cross join lateral (
          select id, kind, name, direct_low, direct_high, parent_id from conversation
          where tenant_id = $1 and id = m.conversation_id and last_seq > m.read_seq and last_message_at >= $3 offset 0
        ) c
        left join lateral (
          select level, is_muted, is_archived from member where tenant_id = $1 and conversation_id = c.parent_id and user_id = $2 offset 0
        ) p on true
        cross join lateral (
          select count(*) as count, min(seq) as from_seq, max(seq) as seq from (
            select msg.seq from message msg
            where msg.tenant_id = $1 and msg.conversation_id = c.id and msg.seq > m.read_seq and msg.seq > m.visible_after and msg.created_at >= $3
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

/// <summary>Somebody to whom an e-mail is due; claimed by this process.</summary>
internal sealed record DueEmail(Guid TenantId, Guid ClaimId, Guid UserId, DateTimeOffset Since);

/// <summary>A conversation in which something is unread.</summary>
internal sealed record LeftUnread(Guid ConversationId, string? Title, int Count, long FromSeq, long Seq, string Body, string? Author);

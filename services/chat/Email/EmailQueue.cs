using Platform.Chat.Notifications;
using Platform.Contracts;
using Platform.Data;

namespace Platform.Chat.Email;

/// <summary>The SQL of what people are told by e-mail.</summary>
internal sealed class EmailQueue(ChatDatabase database)
{
    /// <summary>
    /// Notes whom these messages concern who want an e-mail about what stays unread, and when it is due. Who waits for one already waits
    /// for no second, unless it is being written at this moment: then they are looked at again.
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

    /// <summary>It is sent, and written into the log of what people were told: all or nothing.</summary>
    public async Task SendAsync(DueEmail due, UnreadEmailDue email, IReadOnlyList<LeftUnread> left, DateTimeOffset now, CancellationToken cancellationToken)
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

    /// <summary>There is nothing left to tell.</summary>
    public async Task EndAsync(DueEmail due, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.TenantId);
        batch.Add("delete from email_pending where tenant_id = $1 and user_id = $2 and claim_id = $3", due.TenantId, due.UserId, due.ClaimId);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>It is looked at again at this time, for what is unread since another.</summary>
    public async Task PutOffAsync(DueEmail due, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.TenantId);
        batch.Add("""
            update email_pending set since = $4, due_at = $5, claim_id = null, claimed_until = null where tenant_id = $1 and user_id = $2 and claim_id = $3
            """, due.TenantId, due.UserId, due.ClaimId, since, until);
        await batch.ExecuteAsync(cancellationToken);
    }

    // Nothing at all is looked up in a tenant in which nobody wants one.
    private static readonly string AddSql = $"""
        insert into email_pending (tenant_id, user_id, since, due_at)
        select $1, m.user_id, min(i.created_at), min(i.created_at) + make_interval(mins => min(w.minutes))
        from (select 1 from notification_choice where tenant_id = $1 and choices ->> 'emailAfterMinutes' is not null limit 1) somebody
        cross join unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::timestamptz[]) as i (conversation_id, author_id, seq, created_at)
        cross join lateral (select id, kind, parent_id from conversation where tenant_id = $1 and id = i.conversation_id offset 0) c
        cross join lateral (
          select user_id, level, is_muted, is_archived, is_following from member
          where tenant_id = $1 and conversation_id = i.conversation_id and user_id <> i.author_id and visible_after < i.seq offset 0
        ) m
        cross join lateral (
          select (choices ->> 'emailAfterMinutes')::int as minutes from notification_choice
          where tenant_id = $1 and user_id = m.user_id and choices ->> 'emailAfterMinutes' is not null and (choices ->> 'shown')::boolean offset 0
        ) w
        left join lateral (
          select level, is_muted, is_archived from member where tenant_id = $1 and conversation_id = c.parent_id and user_id = m.user_id offset 0
        ) p on true
        where {Concerns.Sql("i.seq")}
        group by m.user_id order by m.user_id
        on conflict (tenant_id, user_id) do update set claim_id = null, claimed_until = null where email_pending.claim_id is not null
        """;
}

/// <summary>Somebody to whom an e-mail is due; claimed by this process.</summary>
internal sealed record DueEmail(Guid TenantId, Guid ClaimId, Guid UserId, DateTimeOffset Since);

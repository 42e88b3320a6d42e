using Npgsql;
using Platform.Data;

namespace Platform.Chat.Scheduled;

/// <summary>The SQL of scheduled messages.</summary>
public sealed class ScheduledStore(ChatDatabase database)
{
    private const string Columns = "id, conversation_id, body, send_at, created_at, failure";

    /// <summary>What an author has scheduled, what is sent next first.</summary>
    public async Task<ScheduledList> ListAsync(Guid tenantId, Guid authorId, Guid? conversationId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            select {Columns} from scheduled_message
            where tenant_id = $1 and author_id = $2 and ($3::uuid is null or conversation_id = $3) order by send_at, id
            """, tenantId, authorId, new NpgsqlParameter { Value = (object?)conversationId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        var messages = new List<ScheduledMessage>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) messages.Add(Read(reader));
        return new ScheduledList(messages);
    }

    /// <summary>
    /// Keeps a message for later. Nothing is kept twice, for somebody who is no member, or beyond the most that an author may have;
    /// the lock makes that count one at a time.
    /// </summary>
    public async Task<(bool IsMember, bool IsNew, ScheduledMessage? Message)> AddAsync(
        Guid tenantId, Guid authorId, ScheduledMessage message, int most, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select pg_advisory_xact_lock(hashtextextended($1, 0))", $"scheduled:{tenantId:N}:{authorId:N}");
        batch.Add("select 1 from member where tenant_id = $1 and conversation_id = $2 and user_id = $3", tenantId, message.ConversationId, authorId);
        batch.Add("""
            insert into scheduled_message (tenant_id, id, author_id, conversation_id, body, send_at, created_at)
            select $1, $2, $3, $4, $5, $6, $7 from member m
            where m.tenant_id = $1 and m.conversation_id = $4 and m.user_id = $3
              and (select count(*) from scheduled_message where tenant_id = $1 and author_id = $3) < $8
            on conflict do nothing returning 1
            """, tenantId, message.Id, authorId, message.ConversationId, message.Body, message.SendAt, message.CreatedAt, (long)most);
        batch.Add($"select {Columns} from scheduled_message where tenant_id = $1 and id = $2 and author_id = $3 and conversation_id = $4",
            tenantId, message.Id, authorId, message.ConversationId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var isMember = await reader.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var isNew = await reader.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var kept = await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return (isMember, isNew, kept);
    }

    /// <summary>Changes text or time. Exists is false when the author has no such message; the message is null while it is being sent.</summary>
    public Task<(bool Exists, ScheduledMessage? Message)> ChangeAsync(
        Guid tenantId, Guid authorId, Guid id, string? body, DateTimeOffset? sendAt, DateTimeOffset now, CancellationToken cancellationToken) =>
        TakeAsync(tenantId, authorId, id, $"""
            update scheduled_message set body = coalesce($5::text, body), send_at = coalesce($6::timestamptz, send_at), claimed_until = null, failure = null
            where tenant_id = $1 and author_id = $2 and id = $3 and (claimed_until is null or claimed_until <= $4 or failure is not null) returning {Columns}
            """, now, [body, sendAt], cancellationToken);

    /// <summary>Cancels. As for a change.</summary>
    public Task<(bool Exists, ScheduledMessage? Message)> CancelAsync(
        Guid tenantId, Guid authorId, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        TakeAsync(tenantId, authorId, id, $"""
            delete from scheduled_message
            where tenant_id = $1 and author_id = $2 and id = $3 and (claimed_until is null or claimed_until <= $4 or failure is not null) returning {Columns}
            """, now, [], cancellationToken);

    private async Task<(bool Exists, ScheduledMessage? Message)> TakeAsync(
        Guid tenantId, Guid authorId, Guid id, string sql, DateTimeOffset now, object?[] more, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select 1 from scheduled_message where tenant_id = $1 and author_id = $2 and id = $3 for update", tenantId, authorId, id);
        batch.Add(sql, [tenantId, authorId, id, now, .. more]);
        await using var reader = await batch.ReadAsync(cancellationToken);
        var exists = await reader.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var message = await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return (exists, message);
    }

    /// <summary>Claims what is due, of every tenant, in the order in which it is to be sent.</summary>
    public async Task<List<DueMessage>> TakeDueAsync(DateTimeOffset now, DateTimeOffset claimedUntil, int most, CancellationToken cancellationToken)
    {
        await using var batch = database.AcrossTenants();
        batch.Add("select tenant_id, id, author_id, conversation_id, body, send_at from take_due_messages($1, $2, $3) order by send_at, id", now, claimedUntil, most);
        var due = new List<DueMessage>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) due.Add(ReadDue(reader));
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return due;
    }

    /// <summary>It was sent.</summary>
    public async Task SentAsync(DueMessage due, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.TenantId);
        batch.Add("delete from scheduled_message where tenant_id = $1 and id = $2", due.TenantId, due.Id);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>It cannot be sent: it stays, with the reason, until its author changes or cancels it.</summary>
    public async Task<ScheduledMessage?> FailedAsync(DueMessage due, string failure, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(due.TenantId);
        batch.Add($"update scheduled_message set failure = $3 where tenant_id = $1 and id = $2 returning {Columns}", due.TenantId, due.Id, failure);
        await using var reader = await batch.ReadAsync(cancellationToken);
        var message = await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return message;
    }

    private static DueMessage ReadDue(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetGuid(3), reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5));

    private static ScheduledMessage Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<DateTimeOffset>(4),
        reader.IsDBNull(5) ? null : reader.GetString(5));
}

using Npgsql;
using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Data;
using Platform.Hosting.Errors;

namespace Platform.Chat.Changes;

/// <summary>The SQL of what happens to messages after they were sent.</summary>
public sealed class ChangeStore(ChatDatabase database)
{
    /// <summary>
    /// Locks the conversation, as appending does, and reads the message as it is from then on. Null when the user is not a
    /// member, or there is no such message.
    /// </summary>
    public static async Task<(Message Message, long Revision)?> LockAsync(
        TenantTransaction transaction, Guid tenantId, Guid userId, Guid conversationId, long seq, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            select c.revision from conversation c
            where c.tenant_id = $1 and c.id = $2
              and exists (select from member m where m.tenant_id = $1 and m.conversation_id = $2 and m.user_id = $3 and m.visible_after < $4)
            for update
            """, tenantId, conversationId, userId, seq);
        batch.Add($"select {MessageColumns.All(MessageColumns.VisibleAfter("$4"))} from message where tenant_id = $1 and conversation_id = $2 and seq = $3",
            tenantId, conversationId, seq, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        var revision = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (MessageColumns.Read(reader, 0), revision) : null;
    }

    /// <summary>
    /// What a member is in a conversation, or of a thread in the conversation of its root. The conversation is locked by the caller:
    /// its roles do not change meanwhile. Those behind a thread may; then they hold as they were when this was read.
    /// </summary>
    public static async Task<Standing> StandingAsync(
        TenantTransaction transaction, Guid tenantId, Guid userId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            select r.kind, m.role
            from conversation c
            join conversation r on r.tenant_id = c.tenant_id and r.id = coalesce(c.parent_id, c.id)
            join member m on m.tenant_id = r.tenant_id and m.conversation_id = r.id
            where c.tenant_id = $1 and c.id = $2 and m.user_id = $3
            """, tenantId, conversationId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) throw Problem.NotFound();
        return new Standing(Enum.Parse<ConversationKind>(reader.GetString(0), ignoreCase: true), Enum.Parse<MemberRole>(reader.GetString(1), ignoreCase: true));
    }

    /// <summary>
    /// Writes the state of a message, and the revision that its change made. Returns it as it then reads for who may see everything, and
    /// those who may not see it, or not what it quotes.
    /// </summary>
    public static async Task<(Message Message, IReadOnlyList<Newcomer> Newcomers)> WriteAsync(TenantBatch batch, Guid tenantId, Message message, CancellationToken cancellationToken)
    {
        batch.Add("update conversation set revision = $3 where tenant_id = $1 and id = $2", tenantId, message.ConversationId, message.Revision);
        batch.Add("""
            update message set revision = $4, body = $5, edits = $6, edited_at = $7, deleted_at = $8, deleted_by = $9, pinned_at = $10, pinned_by = $11
            where tenant_id = $1 and conversation_id = $2 and seq = $3
            """, tenantId, message.ConversationId, message.Seq, message.Revision, message.Body, message.Edits, message.EditedAt,
            message.DeletedAt, message.DeletedBy, message.PinnedAt, message.PinnedBy);
        batch.Add($"select {MessageColumns.All("0")} from message where tenant_id = $1 and conversation_id = $2 and seq = $3",
            tenantId, message.ConversationId, message.Seq);
        batch.Add("""
            select user_id, visible_after from member
            where tenant_id = $1 and conversation_id = $2 and visible_after > 0 and visible_after >= $3
            """, tenantId, message.ConversationId, message.ReplyTo?.Seq ?? message.Seq);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var written = MessageColumns.Read(reader, 0);
        await reader.NextResultAsync(cancellationToken);
        var newcomers = new List<Newcomer>();
        while (await reader.ReadAsync(cancellationToken)) newcomers.Add(new Newcomer(reader.GetGuid(0), reader.GetInt64(1)));
        return (written, newcomers);
    }

    /// <summary>Keeps what a message said before an edit.</summary>
    public static void KeepVersion(TenantBatch batch, Guid tenantId, Message before) =>
        batch.Add("insert into message_edit (tenant_id, conversation_id, seq, edit, body, written_at) values ($1, $2, $3, $4, $5, $6)",
            tenantId, before.ConversationId, before.Seq, before.Edits, before.Body, before.EditedAt ?? before.CreatedAt);

    /// <summary>Forgets everything that a message said and got.</summary>
    public static void Forget(TenantBatch batch, Guid tenantId, Message message)
    {
        batch.Add("delete from message_edit where tenant_id = $1 and conversation_id = $2 and seq = $3", tenantId, message.ConversationId, message.Seq);
        batch.Add("delete from mention where tenant_id = $1 and conversation_id = $2 and seq = $3", tenantId, message.ConversationId, message.Seq);
        batch.Add("delete from reaction where tenant_id = $1 and conversation_id = $2 and seq = $3", tenantId, message.ConversationId, message.Seq);
        batch.Add("update message set reactions = null, forwarded = null, reply_to_seq = null where tenant_id = $1 and conversation_id = $2 and seq = $3",
            tenantId, message.ConversationId, message.Seq);
    }

    /// <summary>What a message said before its edits, the oldest first.</summary>
    public async Task<List<MessageVersion>> VersionsAsync(Guid tenantId, Guid conversationId, long seq, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select body, written_at from message_edit where tenant_id = $1 and conversation_id = $2 and seq = $3 order by edit",
            tenantId, conversationId, seq);
        var versions = new List<MessageVersion>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) versions.Add(ReadVersion(reader));
        return versions;
    }

    private static MessageVersion ReadVersion(NpgsqlDataReader reader) => new(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1));

    /// <summary>The messages that changed after a revision, in the order of their changes. Null when the user is not a member.</summary>
    public async Task<ChangePage?> AfterAsync(
        Guid tenantId, Guid userId, Guid conversationId, long revision, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select c.revision from member m join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
            where m.tenant_id = $1 and m.conversation_id = $2 and m.user_id = $3
            """, tenantId, conversationId, userId);
        batch.Add($"""
            select {MessageColumns.All(MessageColumns.VisibleAfter("$5"))} from message
            where tenant_id = $1 and conversation_id = $2 and revision > greatest($3, 0)
              and seq > (select visible_after from member where tenant_id = $1 and conversation_id = $2 and user_id = $5)
            order by revision limit $4
            """, tenantId, conversationId, revision, limit + 1, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;

        var reached = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        var messages = new List<Message>(limit + 1);
        while (await reader.ReadAsync(cancellationToken)) messages.Add(MessageColumns.Read(reader, 0));
        var hasMore = messages.Count > limit;
        if (hasMore) messages.RemoveAt(limit);
        return new ChangePage(messages, hasMore ? messages[^1].Revision : reached, hasMore);
    }
}

/// <summary>What somebody is in a conversation.</summary>
/// <param name="Kind">Of the conversation; never a thread.</param>
/// <param name="Role">Of the member.</param>
public readonly record struct Standing(ConversationKind Kind, MemberRole Role);

/// <summary>A member who may not see all of the past.</summary>
/// <param name="UserId">The user.</param>
/// <param name="VisibleAfter">They see what stands behind this seq.</param>
public readonly record struct Newcomer(Guid UserId, long VisibleAfter);

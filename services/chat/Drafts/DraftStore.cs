using Npgsql;
using Platform.Data;

namespace Platform.Chat.Drafts;

/// <summary>The SQL of drafts.</summary>
public sealed class DraftStore(ChatDatabase database)
{
    /// <summary>The drafts of a person that have a text.</summary>
    public async Task<DraftList> ListAsync(Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select conversation_id, body, revision, updated_at from draft where tenant_id = $1 and user_id = $2 and body <> ''", tenantId, userId);
        var drafts = new List<Draft>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) drafts.Add(Read(reader));
        return new DraftList(drafts);
    }

    /// <summary>The draft in a conversation, of revision 0 when there never was one. Null when the user is not a member.</summary>
    public async Task<Draft?> FindAsync(Guid tenantId, Guid userId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select m.conversation_id, coalesce(d.body, ''), coalesce(d.revision, 0), coalesce(d.updated_at, m.joined_at)
            from member m left join draft d on d.tenant_id = $1 and d.user_id = $2 and d.conversation_id = $3
            where m.tenant_id = $1 and m.user_id = $2 and m.conversation_id = $3
            """, tenantId, userId, conversationId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    /// <summary>
    /// Keeps a text over the revision that its device knew. Null when the user is not a member, or the draft has another revision
    /// by now. A row that is gone, because the person left and came back, begins after what the device knew.
    /// </summary>
    public async Task<Draft?> KeepAsync(
        Guid tenantId, Guid userId, Guid conversationId, string body, long known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            insert into draft as d (tenant_id, user_id, conversation_id, body, revision, updated_at)
            select $1, $2, $3, $4, $5 + 1, $6 from member where tenant_id = $1 and conversation_id = $3 and user_id = $2
            on conflict (tenant_id, user_id, conversation_id)
              do update set body = excluded.body, revision = excluded.revision, updated_at = excluded.updated_at where d.revision = $5
            returning conversation_id, body, revision, updated_at
            """, tenantId, userId, conversationId, body, known, now);
        await using var reader = await batch.ReadAsync(cancellationToken);
        var kept = await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return kept;
    }

    private static Draft Read(NpgsqlDataReader reader) =>
        new(reader.GetGuid(0), reader.GetString(1), reader.GetInt64(2), reader.GetFieldValue<DateTimeOffset>(3));
}

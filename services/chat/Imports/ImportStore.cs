using Platform.Chat.Conversations;
using Platform.Data;
using Platform.Hosting.Errors;

namespace Platform.Chat.Imports;

/// <summary>The SQL of imports, apart from the messages themselves.</summary>
public sealed class ImportStore(ChatDatabase database, TimeProvider clock)
{
    /// <summary>The conversation of these two people: the one they have, or a new one with the imported id.</summary>
    public async Task<Guid> OpenAsync(Guid tenantId, ImportedConversation conversation, CancellationToken cancellationToken)
    {
        var pair = DirectPair.Of(conversation.UserIds[0], conversation.UserIds[1]);
        var createdAt = conversation.Messages.Count > 0 ? conversation.Messages[0].CreatedAt.ToUniversalTime() : clock.GetUtcNow();
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            insert into conversation (tenant_id, id, kind, direct_low, direct_high, created_at) values ($1, $2, 'direct', $3, $4, $5)
            on conflict do nothing
            """, tenantId, conversation.Id, pair.Low, pair.High, createdAt);
        batch.Add("""
            insert into member (tenant_id, conversation_id, user_id, joined_at)
            select $1, c.id, u, $4 from conversation c cross join unnest(array[$2, $3]::uuid[]) u
            where c.tenant_id = $1 and c.kind = 'direct' and c.direct_low = $2 and c.direct_high = $3
            on conflict do nothing
            """, tenantId, pair.Low, pair.High, createdAt);
        batch.Add(
            "select id from conversation where tenant_id = $1 and kind = 'direct' and direct_low = $2 and direct_high = $3",
            tenantId, pair.Low, pair.High);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) throw Problem.Conflict("id_taken", $"The id {conversation.Id} is taken by another conversation.");
        var id = reader.GetGuid(0);
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return id;
    }

    /// <summary>Marks what was imported as delivered, and as read up to where the import says.</summary>
    public async Task MarkAsync(Guid tenantId, Guid conversationId, IReadOnlyDictionary<Guid, long> read, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            update member m set delivered_times = '{}', read_times = '{}', delivered_seq = greatest(m.delivered_seq, c.last_seq),
              read_seq = greatest(m.read_seq, least(c.last_seq, coalesce((select r.seq from unnest($3::uuid[], $4::bigint[]) as r (user_id, seq) where r.user_id = m.user_id), c.last_seq)))
            from conversation c
            where m.tenant_id = $1 and m.conversation_id = $2 and c.tenant_id = $1 and c.id = $2
            """, tenantId, conversationId, read.Keys.ToArray(), read.Values.ToArray());
        await batch.ExecuteAsync(cancellationToken);
    }
}

using Platform.Chat.Realtime;
using Platform.Data;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Conversations;

/// <summary>Opens the conversation of two people, or finds the one that they have.</summary>
public sealed class OpenDirect(ChatDatabase database, ConversationStore conversations, Memberships memberships, TimeProvider clock)
{
    /// <summary>The conversation, and whether it is new.</summary>
    /// <exception cref="ProblemException">Oneself (400); nobody of this tenant who can be written to (404).</exception>
    public async Task<(Conversation Conversation, bool IsNew)> HandleAsync(CallerIdentity caller, Guid userId, CancellationToken cancellationToken)
    {
        if (userId == caller.UserId) throw Problem.Invalid("userId", "UserId is your own: a direct conversation has two people.");

        var (id, isNew) = await InsertOrFindAsync(caller, userId, cancellationToken);
        if (isNew) await memberships.AddedAsync(caller.TenantId, id, [caller.UserId, userId], cancellationToken);
        var conversation = await conversations.FindAsync(caller.TenantId, caller.UserId, id, cancellationToken);
        return (conversation!, isNew);
    }

    private async Task<(Guid Id, bool IsNew)> InsertOrFindAsync(CallerIdentity caller, Guid userId, CancellationToken cancellationToken)
    {
        var newId = Guid.CreateVersion7();
        var pair = DirectPair.Of(caller.UserId, userId);
        await using var batch = database.ForTenant(caller.TenantId);
        batch.Add(InsertSql, caller.TenantId, newId, pair.Low, pair.High, userId, clock.GetUtcNow());
        AddMembers(batch, caller.TenantId, newId, clock.GetUtcNow(), caller.UserId, userId);
        batch.Add(
            "select id from conversation where tenant_id = $1 and kind = 'direct' and direct_low = $2 and direct_high = $3",
            caller.TenantId, pair.Low, pair.High);

        Guid? id = null;
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken)) id = reader.GetGuid(0);
        await TenantBatch.CommittedAsync(reader, cancellationToken);
        return id is { } found
            ? (found, found == newId)
            : throw Problem.NotFound("user_not_found", "There is no such person here, or they cannot be written to.");
    }

    private const string InsertSql = """
        insert into conversation (tenant_id, id, kind, direct_low, direct_high, created_at)
        select $1, $2, 'direct', $3, $4, $6
        where exists (select 1 from person where tenant_id = $1 and user_id = $5 and is_active)
        on conflict (tenant_id, direct_low, direct_high) where kind = 'direct' do nothing
        """;

    /// <summary>Adds members to a conversation, if it was inserted.</summary>
    internal static void AddMembers(TenantBatch batch, Guid tenantId, Guid conversationId, DateTimeOffset joinedAt, params Guid[] userIds) =>
        batch.Add("""
            insert into member (tenant_id, conversation_id, user_id, joined_at)
            select $1, c.id, u, $3 from conversation c cross join unnest($4::uuid[]) u where c.tenant_id = $1 and c.id = $2
            """, tenantId, conversationId, joinedAt, userIds);
}

/// <summary>The two people of a direct conversation in PostgreSQL's order of UUIDs: one row for both directions.</summary>
/// <param name="Low">The one whose bytes come first.</param>
/// <param name="High">The other.</param>
public readonly record struct DirectPair(Guid Low, Guid High)
{
    /// <summary>The pair, in order.</summary>
    public static DirectPair Of(Guid one, Guid other) =>
        one.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(other.ToByteArray(bigEndian: true)) < 0 ? new(one, other) : new(other, one);
}

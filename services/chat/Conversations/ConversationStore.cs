using Npgsql;
using Platform.Chat.Messages;
using Platform.Data;

namespace Platform.Chat.Conversations;

/// <summary>The SQL of conversations. Each is found through the caller's membership, so there is no separate permission to forget.</summary>
public sealed class ConversationStore(ChatDatabase database)
{
    /// <summary>One conversation, or null when the user is not a member.</summary>
    public async Task<Conversation?> FindAsync(Guid tenantId, Guid userId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"{SelectMine} and m.conversation_id = $3", tenantId, userId, conversationId);
        return (await ReadAsync(tenantId, batch, cancellationToken)).SingleOrDefault();
    }

    /// <summary>The user's conversations, the one with the newest activity first, from after <paramref name="cursor"/>.</summary>
    public async Task<IReadOnlyList<Conversation>> ListAsync(
        Guid tenantId, Guid userId, ConversationCursor? cursor, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            {SelectMine} and ($3::timestamptz is null or (coalesce(c.last_message_at, c.created_at), c.id) < ($3, $4))
            order by coalesce(c.last_message_at, c.created_at) desc, c.id desc limit $5
            """, tenantId, userId, cursor?.ActivityAt, cursor?.Id, limit);
        return await ReadAsync(tenantId, batch, cancellationToken);
    }

    /// <summary>
    /// The user's conversations that have moved beyond what a device knows, the newest activity first.
    /// <paramref name="known"/> maps a conversation to the seq that the device has it up to.
    /// </summary>
    public async Task<IReadOnlyList<Conversation>> ListChangedAsync(
        Guid tenantId, Guid userId, IReadOnlyDictionary<Guid, long> known, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            {SelectMine} and c.last_seq > coalesce(
              (select k.seq from unnest($3::uuid[], $4::bigint[]) as k (id, seq) where k.id = c.id), -1)
            order by coalesce(c.last_message_at, c.created_at) desc, c.id desc limit $5
            """, tenantId, userId, known.Keys.ToArray(), known.Values.ToArray(), limit);
        return await ReadAsync(tenantId, batch, cancellationToken);
    }

    /// <summary>Ids of all conversations that the user is in, for subscribing a connection.</summary>
    public async Task<IReadOnlyList<Guid>> ListIdsAsync(Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select conversation_id from member where tenant_id = $1 and user_id = $2", tenantId, userId);
        var ids = new List<Guid>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) ids.Add(reader.GetGuid(0));
        return ids;
    }

    // Whoever wrote last has seen what stands before it, even if their receipt is still on its way.
    private const string SelectMine = $"""
        select c.id, c.kind, c.created_at, c.last_seq, m.delivered_seq, m.read_seq,
          case when l.author_id = m.user_id then 0 else c.last_seq - m.read_seq end, c.revision, l.*
        from member m
        join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        left join lateral (
          select {MessageColumns.All} from message where tenant_id = $1 and conversation_id = c.id and seq = c.last_seq
        ) l on true
        where m.tenant_id = $1 and m.user_id = $2
        """;

    private async Task<List<Conversation>> ReadAsync(Guid tenantId, TenantBatch batch, CancellationToken cancellationToken)
    {
        var conversations = new List<Conversation>();
        await using (var reader = await batch.ReadAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken)) conversations.Add(Read(reader));
        }

        var members = await ReadMembersAsync(tenantId, [.. conversations.Select(conversation => conversation.Id)], cancellationToken);
        return conversations.ConvertAll(conversation => conversation with { Members = [.. members[conversation.Id]] });
    }

    private static Conversation Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        Enum.Parse<ConversationKind>(reader.GetString(1), ignoreCase: true),
        reader.GetFieldValue<DateTimeOffset>(2),
        LastSeq: reader.GetInt64(3),
        DeliveredSeq: reader.GetInt64(4),
        ReadSeq: reader.GetInt64(5),
        Unread: reader.GetInt64(6),
        Revision: reader.GetInt64(7),
        LastMessage: reader.IsDBNull(8) ? null : MessageColumns.Read(reader, 8),
        Members: []);

    private async Task<ILookup<Guid, Member>> ReadMembersAsync(Guid tenantId, Guid[] conversationIds, CancellationToken cancellationToken)
    {
        var members = new List<(Guid ConversationId, Member Member)>();
        if (conversationIds.Length > 0)
        {
            await using var batch = database.ForTenant(tenantId);
            batch.Add("""
                select m.conversation_id, m.user_id, p.display_name, m.delivered_seq, m.read_seq
                from member m left join person p on p.tenant_id = m.tenant_id and p.user_id = m.user_id
                where m.tenant_id = $1 and m.conversation_id = any($2)
                """, tenantId, conversationIds);
            await using var reader = await batch.ReadAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) members.Add((reader.GetGuid(0), ReadMember(reader)));
        }

        return members.ToLookup(entry => entry.ConversationId, entry => entry.Member);
    }

    private static Member ReadMember(NpgsqlDataReader reader) =>
        new(reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4));
}

using Npgsql;
using Platform.Chat.Messages;
using Platform.Chat.Pictures;
using Platform.Chat.Preferences;
using Platform.Chat.Receipts;
using Platform.Chat.Threads;
using Platform.Data;

namespace Platform.Chat.Conversations;

/// <summary>The SQL of conversations. Each is found through the caller's membership, so there is no separate permission to forget.</summary>
public sealed class ConversationStore(ChatDatabase database)
{
    // As many as a name made of names and a picture made of pictures need.
    private const int MembersShown = 8;

    /// <summary>One conversation, or null when the user is not a member.</summary>
    public async Task<Conversation?> FindAsync(Guid tenantId, Guid userId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"{SelectMine} and m.conversation_id = $3", tenantId, userId, conversationId);
        return (await ReadAsync(tenantId, userId, batch, cancellationToken)).SingleOrDefault();
    }

    /// <summary>The user's conversations, the one with the newest activity first, from after <paramref name="cursor"/>.</summary>
    public async Task<IReadOnlyList<Conversation>> ListAsync(
        Guid tenantId, Guid userId, ConversationCursor? cursor, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            {SelectMine} and c.kind <> 'thread' and ($3::timestamptz is null or (coalesce(c.last_message_at, c.created_at), c.id) < ($3, $4))
            order by coalesce(c.last_message_at, c.created_at) desc, c.id desc limit $5
            """, tenantId, userId, cursor?.ActivityAt, cursor?.Id, limit);
        return await ReadAsync(tenantId, userId, batch, cancellationToken);
    }

    /// <summary>The threads that the user follows, as <see cref="ListAsync"/> lists what else they have; those without a reply are none yet.</summary>
    public async Task<IReadOnlyList<Conversation>> ListThreadsAsync(
        Guid tenantId, Guid userId, bool onlyUnread, ConversationCursor? cursor, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            {SelectMine} and c.kind = 'thread' and m.is_following and c.last_seq > 0
              and (not $6 or (c.last_seq > m.read_seq and l.author_id is distinct from m.user_id))
              and ($3::timestamptz is null or (coalesce(c.last_message_at, c.created_at), c.id) < ($3, $4))
            order by coalesce(c.last_message_at, c.created_at) desc, c.id desc limit $5
            """, tenantId, userId, cursor?.ActivityAt, cursor?.Id, limit, onlyUnread);
        return await ReadAsync(tenantId, userId, batch, cancellationToken);
    }

    /// <summary>
    /// The user's conversations that have moved beyond what a device knows, the newest activity first.
    /// <paramref name="known"/> maps a conversation to the seq that the device has it up to. Threads that the user does not follow come
    /// only to devices that know them.
    /// </summary>
    public async Task<IReadOnlyList<Conversation>> ListChangedAsync(
        Guid tenantId, Guid userId, IReadOnlyDictionary<Guid, long> known, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"""
            {SelectMine} and c.last_seq > coalesce(
              (select k.seq from unnest($3::uuid[], $4::bigint[]) as k (id, seq) where k.id = c.id), -1)
              and (c.kind <> 'thread' or c.id = any($3) or (m.is_following and c.last_seq > 0))
            order by coalesce(c.last_message_at, c.created_at) desc, c.id desc limit $5
            """, tenantId, userId, known.Keys.ToArray(), known.Values.ToArray(), limit);
        return await ReadAsync(tenantId, userId, batch, cancellationToken);
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

    /// <summary>What is the same for everybody in a conversation. The caller has established that it may be told.</summary>
    public async Task<ConversationDetails?> FindDetailsAsync(Guid tenantId, Guid conversationId, CancellationToken cancellationToken)
    {
        // The same for everybody: so it says of nobody how far they have read.
        var members = (await ReadMembersAsync(tenantId, Guid.Empty, [conversationId], cancellationToken))[conversationId].Select(member => member with { ReadSeq = 0 });
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select name, description, is_public, member_count, picture_hash from conversation where tenant_id = $1 and id = $2", tenantId, conversationId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? ReadDetails(reader, conversationId, [.. members]) : null;
    }

    private static ConversationDetails ReadDetails(NpgsqlDataReader reader, Guid conversationId, Member[] members) => new(
        conversationId,
        reader.IsDBNull(0) ? null : reader.GetString(0),
        reader.IsDBNull(1) ? null : reader.GetString(1),
        reader.GetBoolean(2),
        PictureAddress.Of(conversationId, reader.IsDBNull(4) ? null : reader.GetString(4)),
        reader.GetInt32(3),
        members);

    /// <summary>Those of the given conversations that the user is not in.</summary>
    public async Task<IReadOnlyList<Guid>> ListForeignAsync(Guid tenantId, Guid userId, Guid[] conversationIds, CancellationToken cancellationToken)
    {
        var mine = (await ListIdsAsync(tenantId, userId, cancellationToken)).ToHashSet();
        return [.. conversationIds.Where(id => !mine.Contains(id))];
    }

    // Whoever wrote last has seen what stands before it, even if their receipt is still on its way.
    private static readonly string SelectMine = $"""
        select c.id, c.kind, c.name, c.description, c.is_public, c.created_at, c.last_seq, m.delivered_seq, m.read_seq, m.visible_after,
          m.role, c.member_count,
          coalesce(r.delivered_seq[case when r.delivered_by[1] = m.user_id then 2 else 1 end], 0),
          case when {ReadVisibility.Shown("$2")} then coalesce(r.read_seq[case when r.read_by[1] = m.user_id then 2 else 1 end], 0) else 0 end,
          case when l.author_id = m.user_id or not m.is_following or c.last_seq = m.read_seq then 0 else c.last_seq - m.read_seq - (
            select count(*) from message n where n.tenant_id = $1 and n.conversation_id = c.id and n.seq > m.read_seq and n.system is not null
          ) end, c.revision, {PreferenceStore.Columns},
          array(
            select n.seq from mention n
            where n.tenant_id = $1 and n.conversation_id = c.id and n.user_id in (m.user_id, '00000000-0000-0000-0000-000000000000')
              and n.seq > m.read_seq and n.seq > m.visible_after and l.author_id is distinct from m.user_id and m.is_following
            order by n.seq limit 100
          ), c.picture_hash,
          array(
            select n.seq from message n
            where n.tenant_id = $1 and n.conversation_id = c.id and n.seq > m.read_seq and n.system is not null
            order by n.seq limit 100
          ), c.parent_id, c.parent_seq, m.is_following, l.*
        from member m
        join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        left join reach r on r.tenant_id = m.tenant_id and r.conversation_id = m.conversation_id
        left join lateral (
          select {MessageColumns.All("m.visible_after")} from message
          where tenant_id = $1 and conversation_id = c.id and seq = c.last_seq and seq > m.visible_after
        ) l on true
        where m.tenant_id = $1 and m.user_id = $2
        """;

    private async Task<List<Conversation>> ReadAsync(Guid tenantId, Guid userId, TenantBatch batch, CancellationToken cancellationToken)
    {
        var conversations = new List<Conversation>();
        await using (var reader = await batch.ReadAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken)) conversations.Add(Read(reader));
        }

        var members = await ReadMembersAsync(tenantId, userId, [.. conversations.Select(conversation => conversation.Id)], cancellationToken);
        return conversations.ConvertAll(conversation => WithMembers(conversation, userId, [.. members[conversation.Id]]));
    }

    // The two of a direct conversation stand with their receipts in it; how far the others of a group are, the database has noted.
    private static Conversation WithMembers(Conversation conversation, Guid userId, Member[] members)
    {
        if (conversation.Kind != ConversationKind.Direct || Array.Find(members, member => member.UserId != userId) is not { } other)
            return conversation with { Members = members };
        return conversation with { Members = members, OthersDeliveredSeq = other.DeliveredSeq, OthersReadSeq = other.ReadSeq };
    }

    private static Conversation Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        Enum.Parse<ConversationKind>(reader.GetString(1), ignoreCase: true),
        Name: reader.IsDBNull(2) ? null : reader.GetString(2),
        Description: reader.IsDBNull(3) ? null : reader.GetString(3),
        IsPublic: reader.GetBoolean(4),
        PictureAddress.Of(reader.GetGuid(0), reader.IsDBNull(17 + PreferenceStore.ColumnCount) ? null : reader.GetString(17 + PreferenceStore.ColumnCount)),
        reader.GetFieldValue<DateTimeOffset>(5),
        LastSeq: reader.GetInt64(6),
        DeliveredSeq: reader.GetInt64(7),
        ReadSeq: reader.GetInt64(8),
        VisibleAfter: reader.GetInt64(9),
        Role: Enum.Parse<MemberRole>(reader.GetString(10), ignoreCase: true),
        MemberCount: reader.GetInt32(11),
        OthersDeliveredSeq: reader.GetInt64(12),
        OthersReadSeq: reader.GetInt64(13),
        Unread: reader.GetInt64(14),
        Revision: reader.GetInt64(15),
        Preferences: PreferenceStore.Read(reader, 16),
        UnreadMentions: reader.GetFieldValue<long[]>(16 + PreferenceStore.ColumnCount),
        UnreadNotices: reader.GetFieldValue<long[]>(18 + PreferenceStore.ColumnCount),
        Thread: ReadPlace(reader, 19 + PreferenceStore.ColumnCount),
        LastMessage: reader.IsDBNull(22 + PreferenceStore.ColumnCount) ? null : MessageColumns.Read(reader, 22 + PreferenceStore.ColumnCount),
        Members: []);

    private static ThreadPlace? ReadPlace(NpgsqlDataReader reader, int first) =>
        reader.IsDBNull(first) ? null : new ThreadPlace(reader.GetGuid(first), reader.GetInt64(first + 1), reader.GetBoolean(first + 2));

    private async Task<ILookup<Guid, Member>> ReadMembersAsync(Guid tenantId, Guid viewerId, Guid[] conversationIds, CancellationToken cancellationToken)
    {
        var members = new List<(Guid ConversationId, Member Member)>();
        if (conversationIds.Length > 0)
        {
            await using var batch = database.ForTenant(tenantId);
            batch.Add($"""
                select m.conversation_id, m.user_id, p.display_name, m.delivered_seq, {ReadVisibility.ReadSeq("$4")}, m.role
                from unnest($2::uuid[]) as wanted (id)
                cross join lateral (
                  select * from member where tenant_id = $1 and conversation_id = wanted.id order by user_id limit $3
                ) m
                left join person p on p.tenant_id = $1 and p.user_id = m.user_id
                """, tenantId, conversationIds, MembersShown, viewerId);
            await using var reader = await batch.ReadAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) members.Add((reader.GetGuid(0), ReadMember(reader)));
        }

        return members.ToLookup(entry => entry.ConversationId, entry => entry.Member);
    }

    private static Member ReadMember(NpgsqlDataReader reader) => new(
        reader.GetGuid(1),
        reader.IsDBNull(2) ? null : reader.GetString(2),
        reader.GetInt64(3),
        reader.GetInt64(4),
        Enum.Parse<MemberRole>(reader.GetString(5), ignoreCase: true));
}

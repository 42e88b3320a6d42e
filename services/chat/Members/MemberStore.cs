using Npgsql;
using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Chat.Receipts;
using Platform.Data;

namespace Platform.Chat.Members;

/// <summary>The SQL of members.</summary>
public sealed class MemberStore(ChatDatabase database)
{
    /// <summary>
    /// Members by name, from after <paramref name="after"/>; null when the caller is not one. With <paramref name="query"/> only those
    /// of whose name a word begins with it.
    /// </summary>
    public async Task<IReadOnlyList<Member>?> ListAsync(
        Guid tenantId, Guid userId, Guid conversationId, string? query, MemberCursor? after, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select 1 from member where tenant_id = $1 and conversation_id = $2 and user_id = $3", tenantId, conversationId, userId);
        batch.Add($"""
            select m.user_id, p.display_name, m.delivered_seq, {ReadVisibility.ReadSeq("$7")}, m.role
            from member m left join person p on p.tenant_id = m.tenant_id and p.user_id = m.user_id
            where m.tenant_id = $1 and m.conversation_id = $2
              and ($3::text is null or lower(p.display_name) like $3 || '%' or lower(p.display_name) like '% ' || $3 || '%')
              and ($4::text is null or (lower(coalesce(p.display_name, '')), m.user_id) > ($4, $5))
            order by lower(coalesce(p.display_name, '')), m.user_id limit $6
            """, tenantId, conversationId, query is null ? null : LikePattern(query), after?.Name, after?.UserId, limit, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;

        await reader.NextResultAsync(cancellationToken);
        var members = new List<Member>();
        while (await reader.ReadAsync(cancellationToken)) members.Add(Read(reader));
        return members;
    }

    /// <summary>Who of these can be added to something: the active people of the tenant, with their names.</summary>
    public static async Task<IReadOnlyList<NamedPerson>> FindPeopleAsync(TenantBatch batch, Guid tenantId, Guid[] userIds, CancellationToken cancellationToken)
    {
        await using var query = batch;
        query.Add("select user_id, display_name from person where tenant_id = $1 and user_id = any($2) and is_active order by display_name, user_id", tenantId, userIds);
        var people = new List<NamedPerson>();
        await using var reader = await query.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) people.Add(new NamedPerson(reader.GetGuid(0), reader.GetString(1)));
        return people;
    }

    private static string LikePattern(string query) =>
        query.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private static Member Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.IsDBNull(1) ? null : reader.GetString(1),
        reader.GetInt64(2),
        reader.GetInt64(3),
        Enum.Parse<MemberRole>(reader.GetString(4), ignoreCase: true));
}

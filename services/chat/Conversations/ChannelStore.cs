using Npgsql;
using Platform.Chat.Pictures;

namespace Platform.Chat.Conversations;

/// <summary>The SQL of finding public channels.</summary>
public sealed class ChannelStore(ChatDatabase database)
{
    /// <summary>Public channels by name, from after <paramref name="after"/>; with <paramref name="query"/> those whose name contains it.</summary>
    public async Task<IReadOnlyList<PublicChannel>> ListAsync(
        Guid tenantId, Guid userId, string? query, Guid? after, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select c.id, c.name, c.description, c.picture_hash, c.member_count,
              exists (select from member m where m.tenant_id = $1 and m.conversation_id = c.id and m.user_id = $2)
            from conversation c
            where c.tenant_id = $1 and c.is_public and ($3::text is null or position(lower($3) in lower(c.name)) > 0)
              and ($4::uuid is null or (lower(c.name), c.id) > (select lower(name), id from conversation where tenant_id = $1 and id = $4 and is_public))
            order by lower(c.name), c.id limit $5
            """, tenantId, userId, query, after, limit);
        var channels = new List<PublicChannel>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) channels.Add(Read(reader));
        return channels;
    }

    private static PublicChannel Read(NpgsqlDataReader reader) =>
        new(reader.GetGuid(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2),
            PictureAddress.Of(reader.GetGuid(0), reader.IsDBNull(3) ? null : reader.GetString(3)), reader.GetInt32(4), reader.GetBoolean(5));
}

/// <summary>A channel that everybody of the tenant may join.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for, or null.</param>
/// <param name="PictureUrl">Where its picture is, or null.</param>
/// <param name="MemberCount">How many are in it.</param>
/// <param name="IsMember">True when the caller is.</param>
public sealed record PublicChannel(Guid Id, string Name, string? Description, string? PictureUrl, int MemberCount, bool IsMember);

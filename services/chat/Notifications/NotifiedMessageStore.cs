using Npgsql;
using Platform.Contracts;

namespace Platform.Chat.Notifications;

/// <summary>The SQL of what people may see of the messages that they are notified of.</summary>
public sealed class NotifiedMessageStore(ChatDatabase database)
{
    // More code points than an excerpt has room for, so that it is cut between whole text elements.
    private static readonly string LookSql = $"""
        select i.position::int, msg.deleted_at is not null, left(msg.body, 400), msg.author_id, {Title("i.user_id")},
          (select display_name from person where tenant_id = $1 and user_id = msg.author_id)
        from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[]) with ordinality as i (user_id, conversation_id, message_id, seq, position)
        cross join lateral (
          select visible_after from member where tenant_id = $1 and conversation_id = i.conversation_id and user_id = i.user_id offset 0
        ) m
        cross join lateral (
          select id, body, author_id, deleted_at from message
          where tenant_id = $1 and conversation_id = i.conversation_id and seq = i.seq and seq > m.visible_after and id = i.message_id offset 0
        ) msg
        cross join lateral (
          select kind, name, direct_low, direct_high, parent_id from conversation where tenant_id = $1 and id = i.conversation_id offset 0
        ) c
        """;

    /// <summary>
    /// The messages as their people may see them at this moment, found through each one's membership, at the index of their notifications;
    /// null where there is none for them.
    /// </summary>
    public async Task<NotifiedMessage?[]> LookAsync(Guid tenantId, IReadOnlyList<UserNotification> notifications, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add(LookSql, tenantId,
            notifications.Select(one => one.UserId).ToArray(),
            notifications.Select(one => one.ConversationId).ToArray(),
            notifications.Select(one => one.MessageId).ToArray(),
            notifications.Select(one => one.Seq).ToArray());
        var seen = new NotifiedMessage?[notifications.Count];
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) seen[reader.GetInt32(0) - 1] = Read(reader);
        return seen;
    }

    /// <summary>What a conversation, which stands in the query as <c>c</c>, is called for somebody: a direct one by the other's name.</summary>
    internal static string Title(string userId) => $"""
        case c.kind
          when 'direct' then (select display_name from person where tenant_id = $1 and user_id = case when c.direct_low = {userId} then c.direct_high else c.direct_low end)
          when 'thread' then (select name from conversation where tenant_id = $1 and id = c.parent_id)
          else c.name
        end
        """;

    private static NotifiedMessage Read(NpgsqlDataReader reader) =>
        new(reader.GetBoolean(1), reader.GetString(2), reader.GetGuid(3), reader.IsDBNull(4) ? null : reader.GetString(4),
        reader.IsDBNull(5) ? null : reader.GetString(5));
}

/// <summary>A message that somebody is notified of and may see.</summary>
/// <param name="IsDeleted">True once it was deleted for all.</param>
/// <param name="Body">How it begins.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="ConversationTitle">What its conversation is called, or null.</param>
/// <param name="AuthorName">The name of who wrote it, or null.</param>
public sealed record NotifiedMessage(bool IsDeleted, string Body, Guid AuthorId, string? ConversationTitle, string? AuthorName);

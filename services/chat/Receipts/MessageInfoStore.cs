using Npgsql;
using Platform.Chat.Messages;

namespace Platform.Chat.Receipts;

/// <summary>The SQL of message info: computed from all members when somebody wants to know it.</summary>
public sealed class MessageInfoStore(ChatDatabase database)
{
    /// <summary>Who has a message, as far as the viewer sees it. Membership has been established by the caller.</summary>
    public async Task<MessageInfo> InfoAsync(Guid tenantId, Guid viewerId, Message message, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add($"select {ReadVisibility.Shown("$2")}", tenantId, viewerId);
        batch.Add(InfoSql, tenantId, message.ConversationId, message.Seq, message.AuthorId, viewerId);
        List<Recipient>[] members = [[], [], []];
        var counts = new int[members.Length];
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var readsShown = reader.GetBoolean(0);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var state = reader.GetInt32(2);
            counts[state] = (int)reader.GetInt64(3);
            if (members[state].Count < MaxNamed) members[state].Add(ReadRecipient(reader));
        }

        return new MessageInfo(message, readsShown, counts[0], counts[1], counts[2], members[0], members[1], members[2]);
    }

    private static readonly string InfoSql = $"""
        select m.user_id, p.display_name, s.state, count(*) over (partition by s.state),
          {ReceiptTimes.At("delivered", "$3")}, case when s.state = 0 then {ReceiptTimes.At("read", "$3")} end
        from member m
        cross join lateral (
          select case when ({ReadVisibility.ReadSeq("$5")}) >= $3 then 0 when m.delivered_seq >= $3 then 1 else 2 end as state
        ) s
        left join person p on p.tenant_id = m.tenant_id and p.user_id = m.user_id
        where m.tenant_id = $1 and m.conversation_id = $2 and m.user_id <> $4 and m.visible_after < $3
        order by s.state, p.display_name, m.user_id
        """;

    private const int MaxNamed = 200;

    private static Recipient ReadRecipient(NpgsqlDataReader reader) =>
        new(reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetString(1), Time(reader, 4), Time(reader, 5));

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}

namespace Platform.Chat.Messages;

/// <summary>The SQL of messages that say what happened. They are written in the transaction in which it happens.</summary>
internal static class SystemMessages
{
    /// <summary>Tenant, conversation, seq, id (also the retry key), author, time, notice as JSON.</summary>
    public const string InsertSql = """
        insert into message (tenant_id, conversation_id, seq, id, author_id, client_message_id, body, created_at, system)
        values ($1, $2, $3, $4, $5, $4, '', $6, $7::jsonb)
        """;

    /// <summary>Tenant, conversation, seq, time.</summary>
    public const string AdvanceSql = "update conversation set last_seq = $3, last_message_at = $4 where tenant_id = $1 and id = $2";
}

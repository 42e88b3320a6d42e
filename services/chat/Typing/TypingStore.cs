namespace Platform.Chat.Typing;

/// <summary>The SQL of typing: how many would hear of it.</summary>
public sealed class TypingStore(ChatDatabase database)
{
    /// <summary>Members of a conversation, counted up to <paramref name="most"/>.</summary>
    public async Task<int> CountMembersAsync(Guid tenantId, Guid conversationId, int most, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add(
            "select count(*)::int from (select from member where tenant_id = $1 and conversation_id = $2 limit $3) m",
            tenantId, conversationId, most);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetInt32(0);
    }
}

namespace Platform.Chat.Typing;

/// <summary>The SQL of typing: how many would hear of it.</summary>
public sealed class TypingStore(ChatDatabase database)
{
    /// <summary>Members of a conversation; none when it does not exist.</summary>
    public async Task<int> CountMembersAsync(Guid tenantId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select member_count from conversation where tenant_id = $1 and id = $2", tenantId, conversationId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt32(0) : 0;
    }
}

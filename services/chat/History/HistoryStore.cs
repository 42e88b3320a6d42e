using Npgsql;
using Platform.Chat.Messages;
using Platform.Data;

namespace Platform.Chat.History;

/// <summary>The SQL of reading back. Each method answers null when the caller is not a member.</summary>
public sealed class HistoryStore(ChatDatabase database)
{
    /// <summary>Counting ends here: a person is told "10,000 or more", and a long period costs no more than this.</summary>
    public const int MaxCount = 10_000;

    /// <summary>
    /// A page by place, ascending: the newest messages before a seq, or the oldest after one. One row more than
    /// <paramref name="limit"/> is read, which tells whether there is more.
    /// </summary>
    public async Task<MessagePage?> PageAsync(
        Guid tenantId, Guid userId, Guid conversationId, long? before, long? after, int limit, CancellationToken cancellationToken)
    {
        await using var batch = Begin(tenantId, userId, conversationId);
        batch.Add(after is null ? OlderSql : NewerSql, tenantId, conversationId, userId, after ?? before ?? long.MaxValue, limit + 1);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (await RevisionAsync(reader, cancellationToken) is not { } revision) return null;
        var (messages, hasMore) = await ReadPageAsync(reader, limit, descending: after is null, cancellationToken);
        return new MessagePage(messages, hasMore, revision);
    }

    /// <summary>A page with a message in the middle: half of the limit before it, the rest from it on.</summary>
    public async Task<MessagePage?> AroundAsync(
        Guid tenantId, Guid userId, Guid conversationId, long seq, int limit, CancellationToken cancellationToken)
    {
        var older = limit / 2;
        var newer = limit - older;
        await using var batch = Begin(tenantId, userId, conversationId);
        batch.Add(OlderSql, tenantId, conversationId, userId, seq, older + 1);
        batch.Add(NewerSql, tenantId, conversationId, userId, seq - 1, newer + 1);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (await RevisionAsync(reader, cancellationToken) is not { } revision) return null;
        var (before, hasOlder) = await ReadPageAsync(reader, older, descending: true, cancellationToken);
        var (from, hasNewer) = await ReadPageAsync(reader, newer, descending: false, cancellationToken);
        return new MessagePage([.. before, .. from], hasOlder, revision) { HasNewer = hasNewer };
    }

    /// <summary>
    /// A page of what was written in a period, by time: the newest before a message, or the oldest after one. Without either
    /// it is the newest page of the period and says how many messages the period has, up to <see cref="MaxCount"/>.
    /// </summary>
    public async Task<MessagePage?> PeriodAsync(
        Guid tenantId, Guid userId, Guid conversationId, Period period, long? before, long? after, int limit, CancellationToken cancellationToken)
    {
        var counted = before is null && after is null;
        await using var batch = Begin(tenantId, userId, conversationId);
        batch.Add(after is null ? OlderOfPeriodSql : NewerOfPeriodSql,
            tenantId, conversationId, userId, period.From, period.To, after ?? before ?? long.MaxValue, limit + 1);
        if (counted) batch.Add(CountSql, tenantId, conversationId, userId, period.From, period.To);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (await RevisionAsync(reader, cancellationToken) is not { } revision) return null;
        var (messages, hasMore) = await ReadPageAsync(reader, limit, descending: after is null, cancellationToken);
        if (!counted) return new MessagePage(messages, hasMore, revision);

        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new MessagePage(messages, hasMore, revision) { Count = reader.GetInt32(0) };
    }

    /// <summary>The first message at or after an instant.</summary>
    public async Task<MessagePlace?> AtAsync(Guid tenantId, Guid userId, Guid conversationId, DateTimeOffset time, CancellationToken cancellationToken)
    {
        await using var batch = Begin(tenantId, userId, conversationId);
        batch.Add(FirstAtSql, tenantId, conversationId, userId, time);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (await RevisionAsync(reader, cancellationToken) is null) return null;
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new MessagePlace(reader.GetInt64(0), await reader.GetFieldValueAsync<DateTimeOffset>(1, cancellationToken))
            : new MessagePlace(null, null);
    }

    private TenantBatch Begin(Guid tenantId, Guid userId, Guid conversationId)
    {
        var batch = database.ForTenant(tenantId);
        // The revision before the messages: what changes in between is on them already, and is heard of again.
        batch.Add("""
            select c.revision from member m join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
            where m.tenant_id = $1 and m.conversation_id = $2 and m.user_id = $3
            """, tenantId, conversationId, userId);
        return batch;
    }

    private static async Task<long?> RevisionAsync(NpgsqlDataReader reader, CancellationToken cancellationToken) =>
        await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : null;

    private static async Task<(List<Message> Messages, bool HasMore)> ReadPageAsync(
        NpgsqlDataReader reader, int limit, bool descending, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        var messages = new List<Message>(limit + 1);
        while (await reader.ReadAsync(cancellationToken)) messages.Add(MessageColumns.Read(reader, 0));
        var hasMore = messages.Count > limit;
        if (hasMore) messages.RemoveAt(limit);
        if (descending) messages.Reverse();
        return (messages, hasMore);
    }

    private static readonly string Columns = MessageColumns.All(MessageColumns.VisibleAfter("$3"));

    // Every read of the history begins with this: what the member may see of it: what came after they joined without the past. Nothing, for who is no member.
    private const string VisibleSql = """
        tenant_id = $1 and conversation_id = $2
          and seq > (select visible_after from member where tenant_id = $1 and conversation_id = $2 and user_id = $3)
        """;

    private static readonly string OlderSql =
        $"select {Columns} from message where {VisibleSql} and seq < $4 order by seq desc limit $5";

    private static readonly string NewerSql =
        $"select {Columns} from message where {VisibleSql} and seq > $4 order by seq limit $5";

    private const string InPeriodSql = $"{VisibleSql} and created_at >= $4 and created_at < $5";

    // By time and not by seq: an import may have brought older messages in after newer ones. $6 names a message, whose time is looked up.
    private static readonly string OlderOfPeriodSql = $"""
        select {Columns} from message where {InPeriodSql} and (created_at, seq) < (coalesce(
          (select created_at from message where tenant_id = $1 and conversation_id = $2 and seq = $6), 'infinity'), $6)
        order by created_at desc, seq desc limit $7
        """;

    private static readonly string NewerOfPeriodSql = $"""
        select {Columns} from message where {InPeriodSql} and (created_at, seq) > (coalesce(
          (select created_at from message where tenant_id = $1 and conversation_id = $2 and seq = $6), '-infinity'), $6)
        order by created_at, seq limit $7
        """;

    private static readonly string CountSql = $"select count(*)::int from (select from message where {InPeriodSql} limit {MaxCount}) counted";

    private const string FirstAtSql =
        $"select seq, created_at from message where {VisibleSql} and created_at >= $4 order by created_at, seq limit 1";
}

/// <summary>From an instant on, up to another one that is not part of it. UTC.</summary>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset To);

/// <summary>Where a message stands; both null when there is none.</summary>
/// <param name="Seq">Its place.</param>
/// <param name="CreatedAt">When it was written.</param>
public sealed record MessagePlace(long? Seq, DateTimeOffset? CreatedAt);

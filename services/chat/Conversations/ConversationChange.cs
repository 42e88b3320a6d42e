using Platform.Chat.Messages;
using Platform.Data;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Conversations;

/// <summary>
/// A change of who or what a group or channel is: a transaction that holds the conversation's row, so that changes and messages
/// follow each other, and that ends with the messages which say what happened.
/// </summary>
public sealed class ConversationChange : IAsyncDisposable
{
    private readonly TenantTransaction _transaction;
    private readonly CallerIdentity _caller;
    private readonly DateTimeOffset _now;
    private readonly List<Message> _notices = [];
    private long _lastSeq;

    private ConversationChange(TenantTransaction transaction, CallerIdentity caller, Guid conversationId, DateTimeOffset now)
    {
        _transaction = transaction;
        _caller = caller;
        _now = now;
        ConversationId = conversationId;
    }

    /// <summary>The conversation.</summary>
    public Guid ConversationId { get; }

    /// <summary>What sort of container it is: a group or a channel.</summary>
    public ConversationKind Kind { get; private set; }

    /// <summary>True for a channel that everybody may join.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>How many are in it before the change.</summary>
    public int MemberCount { get; private set; }

    /// <summary>The caller's role; null for somebody who is not in it, which only a public channel allows.</summary>
    public MemberRole? Role { get; private set; }

    /// <summary>The seq of the newest message.</summary>
    public long LastSeq => _lastSeq;

    /// <summary>When the change happens.</summary>
    public DateTimeOffset Now => _now;

    /// <summary>What was said of the change, to be announced after the commit.</summary>
    public IReadOnlyList<Message> Notices => _notices;

    /// <summary>Locks a conversation that the caller is in, or, with <paramref name="joining"/>, a public channel.</summary>
    /// <exception cref="ProblemException">It is not the caller's to see (404); it is a direct one, which never changes (409 <c>direct_is_fixed</c>), or a thread (409 <c>thread_follows_root</c>).</exception>
    public static async Task<ConversationChange> BeginAsync(
        ChatDatabase database, CallerIdentity caller, Guid conversationId, DateTimeOffset now, CancellationToken cancellationToken, bool joining = false)
    {
        var change = new ConversationChange(await database.BeginAsync(caller.TenantId, cancellationToken), caller, conversationId, now);
        try
        {
            await change.LockAsync(joining, cancellationToken);
            return change;
        }
        catch
        {
            await change.DisposeAsync();
            throw;
        }
    }

    /// <summary>The transaction of the change.</summary>
    internal TenantTransaction Transaction => _transaction;

    /// <summary>Statements of the change.</summary>
    public TenantBatch Batch() => _transaction.Batch();

    /// <summary>Only owners may go on.</summary>
    /// <exception cref="ProblemException">The caller is not one (403 <c>owner_required</c>).</exception>
    public void RequireOwner()
    {
        if (Role != MemberRole.Owner) throw Problem.Forbidden("owner_required", "Only owners of the conversation may do this.");
    }

    /// <summary>Says in the conversation what its author, the caller, did.</summary>
    public async Task SayAsync(SystemNotice notice, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        var message = new Message(id, ConversationId, ++_lastSeq, _caller.UserId, id, Body: "", Milliseconds.Truncate(_now), System: notice);
        await using var batch = Batch();
        batch.Add(SystemMessages.InsertSql, _caller.TenantId, ConversationId, message.Seq, id, _caller.UserId, message.CreatedAt, notice.ToJson());
        batch.Add(SystemMessages.AdvanceSql, _caller.TenantId, ConversationId, message.Seq, message.CreatedAt);
        await batch.ExecuteAsync(cancellationToken);
        _notices.Add(message);
    }

    /// <summary>Commits the change with what was said of it.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => _transaction.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _transaction.DisposeAsync();

    private async Task LockAsync(bool joining, CancellationToken cancellationToken)
    {
        await using var batch = Batch();
        // The lock first, in a statement of its own: what is read after it cannot be older than the change before this one.
        batch.Add("select 1 from conversation where tenant_id = $1 and id = $2 for update", _caller.TenantId, ConversationId);
        batch.Add("""
            select c.kind, c.is_public, c.member_count, c.last_seq, m.role from conversation c
            left join member m on m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.user_id = $3
            where c.tenant_id = $1 and c.id = $2
            """, _caller.TenantId, ConversationId, _caller.UserId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) throw Problem.NotFound();
        Kind = Enum.Parse<ConversationKind>(reader.GetString(0), ignoreCase: true);
        IsPublic = reader.GetBoolean(1);
        MemberCount = reader.GetInt32(2);
        _lastSeq = reader.GetInt64(3);
        Role = await reader.IsDBNullAsync(4, cancellationToken) ? null : Enum.Parse<MemberRole>(reader.GetString(4), ignoreCase: true);
        if (Role is null && !(joining && IsPublic)) throw Problem.NotFound();
        if (Kind == ConversationKind.Direct)
            throw Problem.Conflict("direct_is_fixed", "A direct conversation keeps its two people. Make a group with them and others.");
        if (Kind == ConversationKind.Thread)
            throw Problem.Conflict("thread_follows_root", "A thread is open to everybody in the conversation of its root: change that one.");
    }
}

using Platform.Chat.Changes;
using Platform.Chat.Conversations;
using Platform.Chat.Realtime;
using Platform.Data;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Threads;

/// <summary>Opens the thread of a message: makes it where there is none, and lets the caller into it.</summary>
public sealed class OpenThread(
    ChatDatabase database, ThreadStore threads, ThreadUpkeep upkeep, ConversationStore conversations, Memberships memberships, TimeProvider clock)
{
    /// <summary>The thread as the caller sees it, and whether it is new. The same again changes nothing.</summary>
    /// <exception cref="ProblemException">
    /// There is no such message, or the caller may not see it (404); it stands in a thread itself (409 <c>thread_in_thread</c>), says what
    /// happened (409 <c>system_message</c>), or was deleted before it had a thread (409 <c>message_deleted</c>).
    /// </exception>
    public async Task<(Conversation Thread, bool IsNew)> HandleAsync(CallerIdentity caller, Guid conversationId, long seq, CancellationToken cancellationToken)
    {
        var (id, isNew) = await threads.FindMineAsync(caller.TenantId, caller.UserId, conversationId, seq, cancellationToken) is { } open
            ? (open.Id, false)
            : await EnterAsync(caller, conversationId, seq, cancellationToken);
        // An event that was lost with the memory of a process would leave the root wrong until the next reply: whoever looks mends it.
        if (!isNew) await upkeep.SummarizeAsync(caller.TenantId, new ThreadAddress(id, conversationId, seq), cancellationToken);
        return (await conversations.FindAsync(caller.TenantId, caller.UserId, id, cancellationToken) ?? throw Problem.NotFound(), isNew);
    }

    private async Task<(Guid Id, bool IsNew)> EnterAsync(CallerIdentity caller, Guid conversationId, long seq, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(caller.TenantId, cancellationToken);
        // Holds the conversation of the root, as whoever removes members does: nobody comes in who is being taken out.
        var found = await ChangeStore.LockAsync(transaction, caller.TenantId, caller.UserId, conversationId, seq, cancellationToken);
        if (found is not var (root, _)) throw Problem.NotFound();
        root.RefuseSystem();
        var (parentIsThread, known) = await ThreadStore.OfRootAsync(transaction, caller.TenantId, conversationId, seq, cancellationToken);
        if (parentIsThread) throw Problem.Conflict("thread_in_thread", "This message stands in a thread; a thread has no threads of its own.");
        if (known is null) root.RefuseDeleted();

        var address = new ThreadAddress(known ?? Guid.CreateVersion7(), conversationId, seq);
        if (known is null) await InsertAsync(transaction, caller, address, cancellationToken);
        // The author of the root listens from the beginning: the first reply reaches their open devices as any message does.
        var entered = await ThreadStore.AddMembersAsync(
            transaction, caller.TenantId, address, known is null ? [caller.UserId, root.AuthorId] : [caller.UserId], following: root.AuthorId, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await memberships.AddedAsync(caller.TenantId, address.Id, entered, cancellationToken);
        return (address.Id, known is null);
    }

    private async Task InsertAsync(TenantTransaction transaction, CallerIdentity caller, ThreadAddress thread, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            insert into conversation (tenant_id, id, kind, parent_id, parent_seq, member_count, created_by, created_at)
            values ($1, $2, 'thread', $3, $4, 0, $5, $6)
            """, caller.TenantId, thread.Id, thread.ParentId, thread.ParentSeq, caller.UserId, clock.GetUtcNow());
        batch.Add("insert into reach (tenant_id, conversation_id) values ($1, $2)", caller.TenantId, thread.Id);
        await batch.ExecuteAsync(cancellationToken);
    }
}

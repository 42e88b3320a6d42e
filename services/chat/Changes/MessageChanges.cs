using Platform.Chat.Messages;
using Platform.Chat.Realtime;
using Platform.Data;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Changes;

/// <summary>
/// The one way in which a message that was sent changes: with its conversation locked it is read, changed and given the next
/// revision, and after the commit everybody who is in the conversation is told.
/// </summary>
public sealed class MessageChanges(ChatDatabase database, ChatEvents events)
{
    /// <summary>The message after the change.</summary>
    /// <param name="caller">Who changes it; the message is found through their membership.</param>
    /// <param name="conversationId">Where it stands.</param>
    /// <param name="seq">Its position.</param>
    /// <param name="change">
    /// Gets the message as it is. Returns how it is to be, or null when it is so already. May add statements and events to the
    /// batch that writes it; <see cref="Message.Revision"/> is set here.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ProblemException">There is no such message, or the caller may not see it (404); it says what happened (409 <c>system_message</c>).</exception>
    public Task<Message> ApplyAsync(
        CallerIdentity caller, Guid conversationId, long seq, Func<Message, TenantBatch, Message?> change, CancellationToken cancellationToken) =>
        ApplyAsync(caller, conversationId, seq, (message, _, batch) => Task.FromResult(change(message, batch)), cancellationToken);

    /// <summary>Likewise, where the change has to look at more than the message: it may run statements of its own in the transaction.</summary>
    public async Task<Message> ApplyAsync(
        CallerIdentity caller, Guid conversationId, long seq,
        Func<Message, TenantTransaction, TenantBatch, Task<Message?>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(caller.TenantId, cancellationToken);
        var found = await ChangeStore.LockAsync(transaction, caller.TenantId, caller.UserId, conversationId, seq, cancellationToken);
        if (found is not var (before, revision)) throw Problem.NotFound();
        before.RefuseSystem();

        await using var batch = transaction.Batch();
        if (await change(before, transaction, batch) is not { } wanted) return before;
        var (after, newcomers) = await ChangeStore.WriteAsync(batch, caller.TenantId, wanted with { Revision = revision + 1 }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        events.MessageChanged(after, newcomers);
        return newcomers.Any(newcomer => newcomer.UserId == caller.UserId) ? after.WithHiddenQuote() : after;
    }
}

using Platform.Chat.Changes;
using Platform.Chat.Messages;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Pins;

/// <summary>Pins a message for everybody in the conversation, or takes the pin away.</summary>
public sealed class PinMessage(MessageChanges changes, TimeProvider clock)
{
    /// <summary>How many messages of a conversation are pinned at most.</summary>
    public const int MaxPins = 50;

    /// <summary>The message, pinned. Pinned already, nothing changes: who pinned it first stays.</summary>
    /// <exception cref="ProblemException">Not there (404), deleted (409 <c>message_deleted</c>), one too many (409 <c>too_many_pins</c>).</exception>
    public Task<Message> PinAsync(CallerIdentity caller, Guid conversationId, long seq, CancellationToken cancellationToken) =>
        changes.ApplyAsync(caller, conversationId, seq, async (message, transaction, _) =>
        {
            message.RefuseDeleted();
            if (message.PinnedAt is not null) return null;
            if (await PinStore.CountAsync(transaction, caller.TenantId, conversationId, cancellationToken) >= MaxPins)
                throw Problem.Conflict("too_many_pins", $"A conversation has {MaxPins} pinned messages at most.");
            return message with { PinnedAt = clock.GetUtcNow(), PinnedBy = caller.UserId };
        }, cancellationToken);

    /// <summary>The message without its pin. Not pinned, nothing changes.</summary>
    public Task<Message> UnpinAsync(CallerIdentity caller, Guid conversationId, long seq, CancellationToken cancellationToken) =>
        changes.ApplyAsync(caller, conversationId, seq, (message, _) =>
            message.PinnedAt is null ? null : message with { PinnedAt = null, PinnedBy = null }, cancellationToken);
}

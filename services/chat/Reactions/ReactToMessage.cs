using Platform.Chat.Changes;
using Platform.Chat.CustomEmojis;
using Platform.Chat.Messages;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Reactions;

/// <summary>Puts one's emoji on a message, or takes it away.</summary>
public sealed class ReactToMessage(MessageChanges changes, TimeProvider clock)
{
    /// <summary>How many different emoji a message has at most.</summary>
    public const int MaxDifferent = 20;

    /// <summary>The message with the caller's emoji. Given already, nothing changes.</summary>
    /// <exception cref="ProblemException">
    /// Not an emoji, or not one that the tenant has (400), not there (404), deleted (409 <c>message_deleted</c>), one emoji too many (409 <c>too_many_reactions</c>).
    /// </exception>
    public Task<Message> AddAsync(CallerIdentity caller, Guid conversationId, long seq, string emoji, CancellationToken cancellationToken)
    {
        emoji = Emoji.Parse(emoji);
        return changes.ApplyAsync(caller, conversationId, seq, async (message, transaction, _) =>
        {
            message.RefuseDeleted();
            if (Emoji.OwnNameIn(emoji) is { } name && !await CustomEmojiStore.ExistsAsync(transaction, caller.TenantId, name, cancellationToken))
                throw Problem.Invalid("emoji", $"Emoji is {emoji}, which the workspace does not have.");
            var reactions = message.Reactions ?? [];
            if (reactions.Count >= MaxDifferent && reactions.All(reaction => reaction.Emoji != emoji))
                throw Problem.Conflict("too_many_reactions", $"A message has {MaxDifferent} different emoji at most.");
            return await ReactionStore.TryAddAsync(transaction, caller.TenantId, caller.UserId, message, emoji, clock.GetUtcNow(), cancellationToken) ? message : null;
        }, cancellationToken);
    }

    /// <summary>The message without the caller's emoji. Not given, nothing changes.</summary>
    public Task<Message> RemoveAsync(CallerIdentity caller, Guid conversationId, long seq, string emoji, CancellationToken cancellationToken) =>
        changes.ApplyAsync(caller, conversationId, seq, async (message, transaction, _) =>
            await ReactionStore.TryRemoveAsync(transaction, caller.TenantId, caller.UserId, message, emoji, cancellationToken) ? message : null, cancellationToken);
}

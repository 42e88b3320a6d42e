using Platform.Chat.Realtime;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.CustomEmojis;

/// <summary>Deletes an emoji: whoever added it and administrators may. Messages that have it show its name from then on.</summary>
public sealed class DeleteEmoji(CustomEmojiStore store, ChatEvents events)
{
    /// <exception cref="ProblemException">There is none of this name (404), or it is somebody else's (403 <c>not_your_emoji</c>).</exception>
    public async Task HandleAsync(CallerIdentity caller, string name, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(caller.TenantId, cancellationToken);
        var list = await CustomEmojiStore.LockAsync(transaction, caller.TenantId, name, cancellationToken);
        if (list.Present is not { } present) throw Problem.NotFound();
        if (present.CreatedBy != caller.UserId && !caller.IsAdministrator)
            throw Problem.Forbidden("not_your_emoji", "You can delete the emoji that you added; administrators can delete all.");
        await CustomEmojiStore.RemoveAsync(transaction, caller.TenantId, name, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        events.EmojiChanged(caller.TenantId, new CustomEmojiChange(list.NextVersion, name, Emoji: null));
    }
}

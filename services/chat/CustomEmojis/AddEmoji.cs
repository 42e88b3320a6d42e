using Platform.Chat.Realtime;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Hosting.Pictures;

namespace Platform.Chat.CustomEmojis;

/// <summary>Adds an emoji for everybody of the tenant. Everybody may.</summary>
public sealed class AddEmoji(CustomEmojiStore store, ChatEvents events, TimeProvider clock)
{
    /// <summary>The emoji, and whether it is new: the same picture under the same name again finds the first one.</summary>
    /// <exception cref="ProblemException">Name or picture out of bounds (400), the name is taken or there are too many (409).</exception>
    public async Task<(CustomEmoji Emoji, bool IsNew)> HandleAsync(CallerIdentity caller, string name, byte[] content, CancellationToken cancellationToken)
    {
        CustomEmojiRules.CheckName(name);
        var picture = Picture.Check(content, CustomEmojiRules.Picture, out var refusal) ?? throw Problem.Invalid("picture", $"Picture {refusal}.");
        var emoji = CustomEmoji.Of(name, picture.Hash, caller.UserId);
        await using var transaction = await store.BeginAsync(caller.TenantId, cancellationToken);
        var list = await CustomEmojiStore.LockAsync(transaction, caller.TenantId, name, cancellationToken);
        if (list.Present is { } present)
        {
            return present.PictureUrl == emoji.PictureUrl
                ? (present, false)
                : throw Problem.Conflict("emoji_name_taken", $"There is an emoji :{name}: already. Choose another name.");
        }

        if (list.Count >= CustomEmojiRules.Most)
            throw Problem.Conflict("too_many_emoji", $"A workspace has at most {CustomEmojiRules.Most} emoji of its own. Delete one first.");
        await CustomEmojiStore.AddAsync(transaction, caller.TenantId, caller.UserId, name, picture, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        events.EmojiChanged(caller.TenantId, new CustomEmojiChange(list.NextVersion, name, emoji));
        return (emoji, true);
    }
}

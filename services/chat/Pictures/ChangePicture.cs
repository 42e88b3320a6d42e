using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Hosting.Pictures;

namespace Platform.Chat.Pictures;

/// <summary>Gives a group or channel a picture, or takes it away: whoever may rename it may do so.</summary>
public sealed class ChangePicture(ChatDatabase database, ConversationStore conversations, ConversationAnnouncements announcements, TimeProvider clock)
{
    /// <summary>The conversation with this picture. Has it that one already, nothing changes and nothing is said.</summary>
    /// <exception cref="ProblemException">Not a picture that is taken (400), the caller may not (403), not theirs (404), a direct conversation (409).</exception>
    public async Task<Conversation> SetAsync(CallerIdentity caller, Guid conversationId, byte[] content, CancellationToken cancellationToken)
    {
        await using var change = await BeginAsync(caller, conversationId, cancellationToken);
        var picture = Picture.Check(content, PictureRules.Portrait, out var refusal) ?? throw Problem.Invalid("picture", $"Picture {refusal}.");
        var isOther = await PictureStore.TrySetAsync(change, caller.TenantId, picture, cancellationToken);
        return await EndAsync(caller, change, isOther, cancellationToken);
    }

    /// <summary>The conversation without a picture. Has it none, nothing changes and nothing is said.</summary>
    /// <exception cref="ProblemException">The caller may not (403), not theirs (404), a direct conversation (409).</exception>
    public async Task<Conversation> RemoveAsync(CallerIdentity caller, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var change = await BeginAsync(caller, conversationId, cancellationToken);
        var isOther = await PictureStore.TryRemoveAsync(change, caller.TenantId, cancellationToken);
        return await EndAsync(caller, change, isOther, cancellationToken);
    }

    private async Task<ConversationChange> BeginAsync(CallerIdentity caller, Guid conversationId, CancellationToken cancellationToken)
    {
        var change = await ConversationChange.BeginAsync(database, caller, conversationId, clock.GetUtcNow(), cancellationToken);
        try
        {
            // As with the name: a group is everybody's who is in it, a channel is its owners'.
            if (change.Kind == ConversationKind.Channel) change.RequireOwner();
            return change;
        }
        catch
        {
            await change.DisposeAsync();
            throw;
        }
    }

    private async Task<Conversation> EndAsync(CallerIdentity caller, ConversationChange change, bool isOther, CancellationToken cancellationToken)
    {
        if (isOther)
        {
            await change.SayAsync(SystemNotice.Of(SystemNoticeKind.PictureChanged), cancellationToken);
            await change.CommitAsync(cancellationToken);
            await announcements.AnnounceAsync(caller.TenantId, change, cancellationToken);
        }

        return await conversations.FindAsync(caller.TenantId, caller.UserId, change.ConversationId, cancellationToken) ?? throw Problem.NotFound();
    }
}

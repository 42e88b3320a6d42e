using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Chat.Realtime;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Members;

/// <summary>Comes into a public channel.</summary>
public sealed class JoinChannel(
    ChatDatabase database, ConversationStore conversations, Memberships memberships, ConversationAnnouncements announcements, TimeProvider clock)
{
    /// <summary>The channel as the new member sees it, with all of its past; who is in it already stays as they are.</summary>
    /// <exception cref="ProblemException">There is no such public channel (404), or it is full (400).</exception>
    public async Task<Conversation> HandleAsync(CallerIdentity caller, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var change = await ConversationChange.BeginAsync(database, caller, conversationId, clock.GetUtcNow(), cancellationToken, joining: true);
        if (change.Role is null)
        {
            MemberLimits.Check("conversationId", change.Kind, change.MemberCount + 1);
            var person = await AddMembers.FindAllAsync(change.Batch(), caller.TenantId, [caller.UserId], cancellationToken);
            await AddMembers.InsertAsync(change, caller.TenantId, person, historyDays: null, cancellationToken);
            if (MemberLimits.AreSaid(change.Kind, change.MemberCount + 1)) await change.SayAsync(SystemNotice.Of(SystemNoticeKind.Joined), cancellationToken);
            await change.CommitAsync(cancellationToken);
            await memberships.AddedAsync(caller.TenantId, conversationId, [caller.UserId], cancellationToken);
            await announcements.AnnounceAsync(caller.TenantId, change, cancellationToken);
        }

        return await conversations.FindAsync(caller.TenantId, caller.UserId, conversationId, cancellationToken) ?? throw Problem.NotFound();
    }
}

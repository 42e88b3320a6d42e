using Platform.Chat.Conversations;
using Platform.Chat.Realtime;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Threads;

/// <summary>Follows a thread, or no longer.</summary>
public sealed class FollowThread(ThreadStore threads, ConversationStore conversations, Memberships memberships)
{
    /// <summary>The thread as the caller keeps it from now on; their devices are told.</summary>
    /// <exception cref="ProblemException">The caller has not opened it (404), or it is no thread (409 <c>not_a_thread</c>).</exception>
    public async Task<Conversation> HandleAsync(CallerIdentity caller, Guid threadId, bool following, CancellationToken cancellationToken)
    {
        var isThread = await threads.ChooseAsync(caller.TenantId, caller.UserId, threadId, following, cancellationToken) ?? throw Problem.NotFound();
        if (!isThread) throw Problem.Conflict("not_a_thread", "Only threads are followed; of another conversation, change the preferences.");
        await memberships.AddedAsync(caller.TenantId, threadId, [caller.UserId], cancellationToken);
        return await conversations.FindAsync(caller.TenantId, caller.UserId, threadId, cancellationToken) ?? throw Problem.NotFound();
    }
}

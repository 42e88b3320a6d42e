using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Chat.Realtime;
using Platform.Chat.Threads;
using Platform.Contracts;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Members;

/// <summary>Takes somebody out of a group or channel and its threads, or leaves it. What they wrote stays; they see nothing of it any more.</summary>
public sealed class RemoveMember(ChatDatabase database, Memberships memberships, ConversationAnnouncements announcements, TimeProvider clock)
{
    /// <summary>Removes the member. When the last owner leaves, whoever has been in it longest becomes one.</summary>
    /// <exception cref="ProblemException">The caller may not (403), no such conversation or member (404), a direct conversation (409).</exception>
    public async Task HandleAsync(CallerIdentity caller, Guid conversationId, Guid userId, CancellationToken cancellationToken)
    {
        await using var change = await ConversationChange.BeginAsync(database, caller, conversationId, clock.GetUtcNow(), cancellationToken);
        var leaving = userId == caller.UserId;
        if (!leaving) change.RequireOwner();
        var removed = await DeleteAsync(change, caller.TenantId, userId, cancellationToken) ?? throw Problem.NotFound("member_not_found", "This person is not in the conversation.");
        var threads = await ThreadStore.RemoveAsync(change.Transaction, caller.TenantId, conversationId, userId, cancellationToken);
        if (MemberLimits.AreSaid(change.Kind, change.MemberCount))
        {
            await change.SayAsync(
                leaving ? SystemNotice.Of(SystemNoticeKind.Left) : SystemNotice.About(SystemNoticeKind.MemberRemoved, [removed]), cancellationToken);
        }

        var heir = leaving ? await AppointHeirAsync(change, caller.TenantId, cancellationToken) : null;
        await change.CommitAsync(cancellationToken);

        foreach (var left in threads.Prepend(conversationId)) memberships.Removed(left, userId);
        await announcements.AnnounceAsync(caller.TenantId, change, cancellationToken);
        if (heir is { } owner) await memberships.AddedAsync(caller.TenantId, conversationId, [owner], cancellationToken);
    }

    private static async Task<NamedPerson?> DeleteAsync(ConversationChange change, Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        await using var batch = change.Batch();
        batch.Add("""
            with gone as (delete from member where tenant_id = $1 and conversation_id = $2 and user_id = $3 returning user_id),
              counted as (update conversation set member_count = member_count - 1 where tenant_id = $1 and id = $2 and exists (select from gone))
            select gone.user_id, coalesce(p.display_name, '') from gone left join person p on p.tenant_id = $1 and p.user_id = gone.user_id
            """, tenantId, change.ConversationId, userId);
        batch.AddEvent(new MembersRemoved(tenantId, Guid.CreateVersion7(), change.ConversationId, [userId]));
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new NamedPerson(reader.GetGuid(0), reader.GetString(1)) : null;
    }

    private static async Task<Guid?> AppointHeirAsync(ConversationChange change, Guid tenantId, CancellationToken cancellationToken)
    {
        await using var batch = change.Batch();
        batch.Add("""
            update member set role = 'owner'
            where tenant_id = $1 and conversation_id = $2
              and not exists (select from member where tenant_id = $1 and conversation_id = $2 and role = 'owner')
              and user_id = (select user_id from member where tenant_id = $1 and conversation_id = $2 order by joined_at, user_id limit 1)
            returning user_id
            """, tenantId, change.ConversationId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetGuid(0) : null;
    }
}

using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Chat.Realtime;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Members;

/// <summary>Makes a member an owner, or an owner a member.</summary>
public sealed class ChangeRole(ChatDatabase database, Memberships memberships, ConversationAnnouncements announcements, TimeProvider clock)
{
    /// <summary>Sets the role; the same again changes nothing.</summary>
    /// <exception cref="ProblemException">The caller is no owner (403), no such member (404), nobody would own it (409 <c>last_owner</c>).</exception>
    public async Task HandleAsync(CallerIdentity caller, Guid conversationId, Guid userId, MemberRole role, CancellationToken cancellationToken)
    {
        await using var change = await ConversationChange.BeginAsync(database, caller, conversationId, clock.GetUtcNow(), cancellationToken);
        change.RequireOwner();
        var (person, present, owners) = await FindAsync(change, caller.TenantId, userId, cancellationToken);
        if (present == role) return;
        if (role == MemberRole.Member && owners == 1) throw Problem.Conflict("last_owner", "Somebody must own the conversation: make another member an owner first.");

        await using (var batch = change.Batch())
        {
            batch.Add("update member set role = $4 where tenant_id = $1 and conversation_id = $2 and user_id = $3",
                caller.TenantId, conversationId, userId, role == MemberRole.Owner ? "owner" : "member");
            await batch.ExecuteAsync(cancellationToken);
        }

        await change.SayAsync(SystemNotice.About(role == MemberRole.Owner ? SystemNoticeKind.OwnerAdded : SystemNoticeKind.OwnerRemoved, [person]), cancellationToken);
        await change.CommitAsync(cancellationToken);

        await announcements.AnnounceAsync(caller.TenantId, change, cancellationToken);
        await memberships.AddedAsync(caller.TenantId, conversationId, [userId], cancellationToken);
    }

    private static async Task<(NamedPerson Person, MemberRole Role, long Owners)> FindAsync(
        ConversationChange change, Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        await using var batch = change.Batch();
        batch.Add("""
            select coalesce(p.display_name, ''), m.role,
              (select count(*) from member where tenant_id = $1 and conversation_id = $2 and role = 'owner')
            from member m left join person p on p.tenant_id = m.tenant_id and p.user_id = m.user_id
            where m.tenant_id = $1 and m.conversation_id = $2 and m.user_id = $3
            """, tenantId, change.ConversationId, userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) throw Problem.NotFound("member_not_found", "This person is not in the conversation.");
        return (new NamedPerson(userId, reader.GetString(0)), Enum.Parse<MemberRole>(reader.GetString(1), ignoreCase: true), reader.GetInt64(2));
    }
}

/// <summary>What a member becomes.</summary>
/// <param name="Role">The role.</param>
public sealed record ChangeRoleRequest(MemberRole Role);

using Npgsql;
using Platform.Chat.Members;
using Platform.Chat.Messages;
using Platform.Chat.Realtime;
using Platform.Contracts;
using Platform.Data;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Conversations;

/// <summary>Makes a group or a channel. Its maker owns it.</summary>
public sealed class CreateConversation(ChatDatabase database, ConversationStore conversations, Memberships memberships, TimeProvider clock)
{
    /// <summary>The conversation, and whether it is new: the same <paramref name="key"/> again finds the first one.</summary>
    /// <exception cref="ProblemException">Something is out of bounds (400); somebody cannot be added (404 <c>user_not_found</c>).</exception>
    public async Task<(Conversation Conversation, bool IsNew)> HandleAsync(
        CallerIdentity caller, NewConversation wanted, Guid? key, CancellationToken cancellationToken)
    {
        MemberLimits.Check("userIds", wanted.Kind, wanted.UserIds.Length + 1);
        var id = Guid.CreateVersion7();
        try
        {
            await InsertAsync(caller, wanted, id, key, cancellationToken);
        }
        catch (PostgresException failure) when (failure.ConstraintName == "conversation_of_key")
        {
            var first = await FindByKeyAsync(caller, key!.Value, cancellationToken);
            return (await conversations.FindAsync(caller.TenantId, caller.UserId, first, cancellationToken) ?? throw Problem.NotFound(), IsNew: false);
        }

        await memberships.AddedAsync(caller.TenantId, id, [caller.UserId, .. wanted.UserIds], cancellationToken);
        return (await conversations.FindAsync(caller.TenantId, caller.UserId, id, cancellationToken) ?? throw Problem.NotFound(), IsNew: true);
    }

    private async Task InsertAsync(CallerIdentity caller, NewConversation wanted, Guid id, Guid? key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.BeginAsync(caller.TenantId, cancellationToken);
        var people = wanted.UserIds.Length == 0 ? [] : await AddMembers.FindAllAsync(transaction.Batch(), caller.TenantId, wanted.UserIds, cancellationToken);
        Guid[] members = [caller.UserId, .. wanted.UserIds];
        await using (var batch = transaction.Batch())
        {
            batch.Add("""
                insert into conversation (tenant_id, id, kind, name, description, is_public, member_count, created_by, creation_key, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9::uuid, $10)
                """,
                caller.TenantId, id, wanted.Kind == ConversationKind.Group ? "group" : "channel", wanted.Name, wanted.Description, wanted.IsPublic,
                members.Length, caller.UserId, key, now);
            batch.Add("""
                insert into member (tenant_id, conversation_id, user_id, joined_at, role)
                select $1, $2, u, $4, case when u = $5 then 'owner' else 'member' end from unnest($3::uuid[]) u
                """, caller.TenantId, id, members, now, caller.UserId);
            batch.Add("insert into reach (tenant_id, conversation_id) values ($1, $2)", caller.TenantId, id);
            batch.AddEvent(new MembersAdded(caller.TenantId, Guid.CreateVersion7(), id, members));
            await batch.ExecuteAsync(cancellationToken);
        }

        await SayAsync(transaction, caller, id, wanted, people, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // The first message: who made it, how it is called and who is in it from the beginning.
    private static async Task SayAsync(
        TenantTransaction transaction, CallerIdentity caller, Guid id, NewConversation wanted, IReadOnlyList<NamedPerson> people, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var notice = SystemNotice.About(SystemNoticeKind.Created, people) with { Name = wanted.Name };
        await using var batch = transaction.Batch();
        batch.Add(SystemMessages.InsertSql, caller.TenantId, id, 1L, Guid.CreateVersion7(), caller.UserId, Milliseconds.Truncate(now), notice.ToJson());
        batch.Add(SystemMessages.AdvanceSql, caller.TenantId, id, 1L, Milliseconds.Truncate(now));
        await batch.ExecuteAsync(cancellationToken);
    }

    private async Task<Guid> FindByKeyAsync(CallerIdentity caller, Guid key, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(caller.TenantId);
        batch.Add("select id from conversation where tenant_id = $1 and created_by = $2 and creation_key = $3", caller.TenantId, caller.UserId, key);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetGuid(0) : throw Problem.NotFound();
    }
}

/// <summary>A group or channel to be made, looked through.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">Its name; a channel has one.</param>
/// <param name="Description">What it is for.</param>
/// <param name="IsPublic">For a channel: everybody may join.</param>
/// <param name="UserIds">Who is in it besides its maker.</param>
public sealed record NewConversation(ConversationKind Kind, string? Name, string? Description, bool IsPublic, Guid[] UserIds);

using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Chat.Realtime;
using Platform.Contracts;
using Platform.Data;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Members;

/// <summary>Adds people to a group or channel.</summary>
public sealed class AddMembers(ChatDatabase database, Memberships memberships, ConversationAnnouncements announcements, TimeProvider clock)
{
    /// <summary>How many people a call adds.</summary>
    public const int MostAtOnce = 1_000;

    /// <summary>How much of the past may be asked for in days; longer is everything.</summary>
    public const int MostHistoryDays = 3_660;

    /// <summary>Adds them; who is in it already stays as they are.</summary>
    /// <exception cref="ProblemException">
    /// Out of bounds or oneself (400), not the caller's or nobody who can be added (404), the caller may not (403), a direct conversation (409).
    /// </exception>
    public async Task HandleAsync(CallerIdentity caller, Guid conversationId, AddMembersRequest request, CancellationToken cancellationToken)
    {
        var userIds = Check(caller, request.UserIds);
        if (request.HistoryDays is < 0 or > MostHistoryDays)
            throw Problem.Invalid("historyDays", $"HistoryDays must be from 0 (nothing of the past) to {MostHistoryDays}, or absent for everything.");

        await using var change = await ConversationChange.BeginAsync(database, caller, conversationId, clock.GetUtcNow(), cancellationToken);
        // Whoever is in a group brings others in, as in a public channel; a private channel is its owners' to open.
        if (change is { Kind: ConversationKind.Channel, IsPublic: false }) change.RequireOwner();
        var people = await FindAllAsync(change.Batch(), caller.TenantId, userIds, cancellationToken);
        var added = await InsertAsync(change, caller.TenantId, people, request.HistoryDays, cancellationToken);
        if (added.Count == 0) return;

        MemberLimits.Check("userIds", change.Kind, change.MemberCount + added.Count);
        if (MemberLimits.AreSaid(change.Kind, change.MemberCount + added.Count))
            await change.SayAsync(SystemNotice.About(SystemNoticeKind.MembersAdded, added), cancellationToken);
        await change.CommitAsync(cancellationToken);

        await memberships.AddedAsync(caller.TenantId, conversationId, [.. added.Select(person => person.UserId)], cancellationToken);
        await announcements.AnnounceAsync(caller.TenantId, change, cancellationToken);
    }

    /// <summary>Distinct ids of others.</summary>
    /// <exception cref="ProblemException">None, too many, or the caller is one of them (400).</exception>
    internal static Guid[] Check(CallerIdentity caller, IReadOnlyList<Guid>? userIds)
    {
        if (userIds is not { Count: > 0 and <= MostAtOnce }) throw Problem.Invalid("userIds", $"UserIds must have 1 to {MostAtOnce} entries.");
        return userIds.Contains(caller.UserId) ? throw Problem.Invalid("userIds", "UserIds contains your own: you are in it already.") : [.. userIds.Distinct()];
    }

    /// <summary>All of these people.</summary>
    /// <exception cref="ProblemException">Somebody is not of this tenant or deactivated (404 <c>user_not_found</c>).</exception>
    internal static async Task<IReadOnlyList<NamedPerson>> FindAllAsync(TenantBatch batch, Guid tenantId, Guid[] userIds, CancellationToken cancellationToken)
    {
        var people = await MemberStore.FindPeopleAsync(batch, tenantId, userIds, cancellationToken);
        if (people.Count == userIds.Length) return people;
        var missing = userIds.Except(people.Select(person => person.UserId)).First();
        throw Problem.NotFound("user_not_found", $"There is no person {missing} here, or they cannot be added.");
    }

    /// <summary>Inserts members with as much of the past as they may see; returns those who were not in it yet.</summary>
    internal static async Task<List<NamedPerson>> InsertAsync(
        ConversationChange change, Guid tenantId, IReadOnlyList<NamedPerson> people, int? historyDays, CancellationToken cancellationToken)
    {
        await using var batch = change.Batch();
        batch.Add(InsertSql, tenantId, change.ConversationId, people.Select(person => person.UserId).ToArray(), change.Now, change.LastSeq, historyDays);
        var added = new HashSet<Guid>();
        await using (var reader = await batch.ReadAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken)) added.Add(reader.GetGuid(0));
        }

        await using var counted = change.Batch();
        counted.Add("update conversation set member_count = member_count + $3 where tenant_id = $1 and id = $2", tenantId, change.ConversationId, added.Count);
        if (added.Count > 0) counted.AddEvent(new MembersAdded(tenantId, Guid.CreateVersion7(), change.ConversationId, [.. added]));
        await counted.ExecuteAsync(cancellationToken);
        return [.. people.Where(person => added.Contains(person.UserId))];
    }

    // The past that a newcomer sees is not news to them: it counts as delivered and read.
    private const string InsertSql = """
        insert into member (tenant_id, conversation_id, user_id, joined_at, delivered_seq, read_seq, visible_after)
        select $1, $2, u, $4, $5, $5, case
          when $6::int is null then 0
          when $6 = 0 then $5
          else coalesce((
            select min(seq) - 1 from message
            where tenant_id = $1 and conversation_id = $2 and created_at >= $4::timestamptz - make_interval(days => $6)), $5)
          end
        from unnest($3::uuid[]) u
        on conflict do nothing
        returning user_id
        """;
}

/// <summary>Whom to add.</summary>
/// <param name="UserIds">1 to 1,000 people of the tenant.</param>
/// <param name="HistoryDays">How many days of the past they see: 0 for nothing, absent for everything.</param>
public sealed record AddMembersRequest(IReadOnlyList<Guid>? UserIds, int? HistoryDays);

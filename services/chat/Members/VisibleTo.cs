using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Chat.Messages;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Members;

/// <summary>Who else sees a message, for whoever is about to point others to it.</summary>
public static class VisibleTo
{
    private const int MostPeople = 100;

    /// <summary>Maps it below a conversation.</summary>
    public static void MapVisibleTo(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/conversations/{conversationId:guid}/messages/{seq:long}/visible-to", HandleAsync).WithName("FindWhoSeesMessage").WithTags("Members")
            .WithSummary("Who of these people sees a message")
            .WithDescription($"`userId`, 1 to {MostPeople} times. Those of them who are members, see so far back, and are not deactivated.")
            .ProducesProblem(400).ProducesProblem(404);

    private static async Task<Ok<SeeingMembers>> HandleAsync(
        Guid conversationId, long seq, [FromQuery(Name = "userId")] Guid[] userIds, CallerIdentity caller, MessageStore messages, VisibleToStore store,
        CancellationToken cancellationToken)
    {
        if (userIds.Length is < 1 or > MostPeople) throw Problem.Invalid("userId", $"UserId is given 1 to {MostPeople} times.");
        if (await messages.FindAsync(caller.TenantId, caller.UserId, conversationId, seq, cancellationToken) is null) throw Problem.NotFound();
        return TypedResults.Ok(new SeeingMembers(await store.FindAsync(caller.TenantId, conversationId, seq, userIds, cancellationToken)));
    }
}

/// <summary>People who see a message.</summary>
/// <param name="UserIds">Those of the ones that were asked about.</param>
public sealed record SeeingMembers(IReadOnlyList<Guid> UserIds);

/// <summary>The SQL of who sees a message.</summary>
public sealed class VisibleToStore(ChatDatabase database)
{
    /// <summary>Those of these people who see it. That the caller does has been established.</summary>
    public async Task<IReadOnlyList<Guid>> FindAsync(Guid tenantId, Guid conversationId, long seq, Guid[] userIds, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select m.user_id from member m join person p on p.tenant_id = m.tenant_id and p.user_id = m.user_id and p.is_active
            where m.tenant_id = $1 and m.conversation_id = $2 and m.user_id = any($4) and m.visible_after < $3 order by m.user_id
            """, tenantId, conversationId, seq, userIds);
        var seeing = new List<Guid>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) seeing.Add(reader.GetGuid(0));
        return seeing;
    }
}

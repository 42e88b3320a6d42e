using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Presence.People;

/// <summary>Looking at people.</summary>
internal static class PeopleRoutes
{
    private const int MostPeople = 200;

    public static void MapPeople(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/snapshot", GetSnapshotAsync).WithName("GetPresence").WithTags("People").WithSummary("How people are seen now")
            .WithDescription($"Up to {MostPeople} people. To stay up to date, call WatchPresence on the hub first, then this, and keep what has the higher version.")
            .ProducesProblem(400);

    private static async Task<Ok<Snapshot>> GetSnapshotAsync(
        SnapshotRequest request, CallerIdentity caller, GetPresence getPresence, CancellationToken cancellationToken)
    {
        if (request.UserIds is not { Count: > 0 and <= MostPeople } userIds)
            throw Problem.Invalid("userIds", $"UserIds is a list of 1 to {MostPeople} ids.");
        return TypedResults.Ok(new Snapshot(await getPresence.HandleAsync(caller.TenantId, [.. userIds.Distinct()], cancellationToken)));
    }
}

/// <summary>Whom to look at.</summary>
/// <param name="UserIds">1 to 200 ids of colleagues.</param>
public sealed record SnapshotRequest(IReadOnlyList<Guid>? UserIds);

/// <summary>How people are seen.</summary>
/// <param name="People">One entry for each id that was asked for.</param>
public sealed record Snapshot(IReadOnlyList<PersonPresence> People);

using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Identity;

namespace Platform.Presence.Status;

/// <summary>My own status.</summary>
internal static class StatusRoutes
{
    public static void MapStatus(this IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup("/me").WithTags("My status");
        mine.MapGet("/status", GetAsync).WithName("GetMyStatus").WithSummary("How I chose to be seen");
        mine.MapPut("/mode", ModeAsync).WithName("ChooseMode").WithSummary("Choose how to be seen")
            .WithDescription("Invisible is offline for everybody else, last seen at the moment of the choice.").ProducesProblem(400);
        mine.MapPut("/status", StatusAsync).WithName("ChooseStatus").WithSummary("Put an emoji and a text beside my name").ProducesProblem(400);
        mine.MapDelete("/status", ClearAsync).WithName("ClearStatus").WithSummary("Take emoji and text away");
    }

    private static async Task<Ok<OwnStatus>> GetAsync(CallerIdentity caller, ChooseStatus choose, CancellationToken cancellationToken) =>
        TypedResults.Ok(await choose.GetAsync(caller, cancellationToken));

    private static async Task<Ok<OwnStatus>> ModeAsync(
        ModeRequest request, CallerIdentity caller, ChooseStatus choose, CancellationToken cancellationToken) =>
        TypedResults.Ok(await choose.ModeAsync(caller, request, cancellationToken));

    private static async Task<Ok<OwnStatus>> StatusAsync(
        StatusRequest request, CallerIdentity caller, ChooseStatus choose, CancellationToken cancellationToken) =>
        TypedResults.Ok(await choose.StatusAsync(caller, request, cancellationToken));

    private static async Task<Ok<OwnStatus>> ClearAsync(CallerIdentity caller, ChooseStatus choose, CancellationToken cancellationToken) =>
        TypedResults.Ok(await choose.StatusAsync(caller, null, cancellationToken));
}

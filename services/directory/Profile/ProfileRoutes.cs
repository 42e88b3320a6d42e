using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Identity;

namespace Platform.Directory.Profile;

internal static class ProfileRoutes
{
    public static void MapProfile(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/api/directory/v1/me").RequireAuthorization().WithTags("Profile").ProducesProblem(StatusCodes.Status401Unauthorized);
        me.MapGet("/", GetAsync).WithName("getMe")
            .WithSummary("Who is signed in")
            .WithDescription("The signed-in person with tenant and settings.");
        me.MapPatch("/", ChangeMe.HandleAsync).WithName("changeMe")
            .WithSummary("Change my settings")
            .WithDescription("Language and time zone; everything else about a person is the administrators'.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Ok<Me>> GetAsync(CallerIdentity caller, Profiles profiles, CancellationToken cancellationToken) =>
        TypedResults.Ok(await profiles.GetAsync(caller.TenantId, caller.UserId, cancellationToken));
}

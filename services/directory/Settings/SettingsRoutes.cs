using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Identity;

namespace Platform.Directory.Settings;

internal static class SettingsRoutes
{
    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup("/api/directory/v1/me/settings").RequireAuthorization().WithTags("Profile")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        mine.MapGet("/", GetAsync).WithName("getMySettings")
            .WithSummary("My settings")
            .WithDescription("How the product behaves for me on every device. What I never chose is the product's default.");
        mine.MapPatch("/", ChangeSettings.HandleAsync).WithName("changeMySettings")
            .WithSummary("Change my settings")
            .WithDescription(
                "A field that is absent stays; null goes back to the default. `quietHours` is replaced as a whole. Of two changes at once each " +
                "keeps what it named; of the same field the later one wins.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

        var workspace = routes.MapGroup("/api/directory/v1/workspace/settings").RequireAuthorization(Authentication.AdministratorPolicy)
            .WithTags("Administration")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        workspace.MapGet("/", GetTenantAsync).WithName("getWorkspaceSettings")
            .WithSummary("Settings of the workspace")
            .WithDescription("What holds for everybody in it.");
        workspace.MapPatch("/", ChangeTenantSettings.HandleAsync).WithName("changeWorkspaceSettings")
            .WithSummary("Change the settings of the workspace")
            .WithDescription("`readReceipts`: `on`, `off`, or `choice`, which leaves it to each person. `remindersForOthers`: `on` or `off`.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Ok<TenantSettings>> GetTenantAsync(CallerIdentity caller, SettingsStore settings, CancellationToken cancellationToken) =>
        TypedResults.Ok(await settings.GetTenantAsync(caller.TenantId, cancellationToken));

    private static async Task<Ok<AccountSettings>> GetAsync(CallerIdentity caller, SettingsStore settings, CancellationToken cancellationToken) =>
        TypedResults.Ok(await settings.GetAsync(caller.TenantId, caller.UserId, cancellationToken));
}

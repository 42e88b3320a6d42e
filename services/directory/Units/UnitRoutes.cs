using Platform.Hosting.Identity;

namespace Platform.Directory.Units;

internal static class UnitRoutes
{
    public static void MapUnits(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("/api/directory/v1/units").RequireAuthorization(Authentication.AdministratorPolicy).WithTags("Administration")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        units.MapPost("/", CreateUnit.HandleAsync).WithName("createUnit")
            .WithSummary("Create an organization unit")
            .WithDescription("Units form trees of at most 20 levels. With an `Idempotency-Key` a repetition within a day answers the same unit.");
        units.MapPatch("/{id:guid}", ChangeUnit.HandleAsync).WithName("changeUnit")
            .WithSummary("Rename, move or reorder a unit")
            .WithDescription("What is absent stays; a `parentId` of null moves the unit to the top. A unit cannot move below itself: 400.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        units.MapDelete("/{id:guid}", RemoveUnit.HandleAsync).WithName("removeUnit")
            .WithSummary("Remove an empty unit")
            .WithDescription("While units or people, deactivated ones included, belong to it: 409 `unit_not_empty`.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }
}

using Platform.Hosting.Identity;

namespace Platform.Directory.Users;

internal static class UserRoutes
{
    private const string Base = "/api/directory/v1/users";

    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup(Base).RequireAuthorization().WithTags("People").ProducesProblem(StatusCodes.Status401Unauthorized);
        users.MapGet("/", FindUsers.HandleAsync).WithName("findUsers")
            .WithSummary("Look people up")
            .WithDescription(
                "Every word of `query` begins a word of the person's name, login, e-mail, position or unit, or a part of a phone number; the other " +
                "parameters ask for one of these alone, and all that are given must be met. Each is at most 100 characters and 8 words long; " +
                "accents and capitals do not matter, and a word that nobody has is also read as typed in the other keyboard layout (`ghbdtn` " +
                "for `привет`). No parameter lists everybody. At most 200 a page, ordered by name.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        users.MapGet("/{id:guid}", GetUser.HandleAsync).WithName("getUser")
            .WithSummary("A person")
            .ProducesProblem(StatusCodes.Status404NotFound);

        var administration = routes.MapGroup(Base).RequireAuthorization(Authentication.AdministratorPolicy).WithTags("Administration")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        administration.MapPost("/", CreateUser.HandleAsync).WithName("createUser")
            .WithSummary("Create a person")
            .WithDescription("With an `Idempotency-Key` a repetition within a day answers the person that the first request created. 409 `login_taken`.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        administration.MapPatch("/{id:guid}", ChangeUser.HandleAsync).WithName("changeUser")
            .WithSummary("Change a person")
            .WithDescription(
                "A field that is absent stays, null clears it. Taking the administrator's right away ends the person's sessions; the last " +
                "administrator keeps it: 409 `last_administrator`.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        administration.MapPost("/{id:guid}/deactivate", SetActive.DeactivateAsync).WithName("deactivateUser")
            .WithSummary("Deactivate a person")
            .WithDescription("Their sessions end and their connections close within a second. What they wrote stays.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        administration.MapPost("/{id:guid}/reactivate", SetActive.ReactivateAsync).WithName("reactivateUser")
            .WithSummary("Let a deactivated person sign in again")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}

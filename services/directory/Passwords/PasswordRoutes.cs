using Platform.Hosting.Identity;

namespace Platform.Directory.Passwords;

internal static class PasswordRoutes
{
    public static void MapPasswords(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/directory/v1/password", ChangePassword.HandleAsync).RequireAuthorization()
            .WithTags("Session").WithName("changePassword")
            .WithSummary("Change my password")
            .WithDescription(
                "Ends all my other sessions. A wrong current password answers 403 `wrong_password` and counts towards the lock-out of sign-in.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        routes.MapPost("/api/directory/v1/users/{id:guid}/password", ResetPassword.HandleAsync)
            .RequireAuthorization(Authentication.AdministratorPolicy)
            .WithTags("Administration").WithName("resetPassword")
            .WithSummary("Give a person a new password")
            .WithDescription("Ends all sessions of that person.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}

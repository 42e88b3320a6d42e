using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Identity;

namespace Platform.Directory.Sessions;

internal static class SessionRoutes
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup(RefreshCookie.Path).AllowAnonymous().WithTags("Session");
        session.MapPost("/", SignIn.HandleAsync).WithName("signIn")
            .WithSummary("Sign in")
            .WithDescription(
                "Answers with an access token for ten minutes, and sets the cookie `refresh`. A wrong tenant, login or password answers 401 " +
                "`invalid_credentials`, all alike. Ten wrong ones in a row lock the login for a minute, more for up to 15: 429 `too_many_attempts`.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        session.MapPost("/refresh", RefreshSession.HandleAsync).WithName("refreshSession")
            .WithSummary("Get a new access token")
            .WithDescription(
                "Takes the cookie `refresh` and replaces it. The replaced one counts for ten more seconds; used later it ends the session. " +
                "401 `session_ended` means: sign in again.")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        session.MapDelete("/", EndSessions.SignOutAsync).WithName("signOut")
            .WithSummary("Sign out")
            .WithDescription("Ends the session of the access token or of the cookie, whichever are there. Open connections close within a second.");

        var sessions = routes.MapGroup("/api/directory/v1/sessions").RequireAuthorization().WithTags("Session")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        sessions.MapGet("/", ListAsync).WithName("listSessions")
            .WithSummary("Where I am signed in")
            .WithDescription("My sessions, the one used last first. There are at most 50.");
        sessions.MapDelete("/{id:guid}", EndSessions.OneAsync).WithName("endSession")
            .WithSummary("End one of my sessions")
            .ProducesProblem(StatusCodes.Status404NotFound);
        sessions.MapDelete("/", EndSessions.AllOthersAsync).WithName("endOtherSessions")
            .WithSummary("End all my sessions but this one");
    }

    private static async Task<Ok<SessionList>> ListAsync(
        CallerIdentity caller, SessionStore sessions, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SessionList(
            await sessions.ListAsync(caller.TenantId, caller.UserId, caller.SessionId, clock.GetUtcNow(), cancellationToken)));
}

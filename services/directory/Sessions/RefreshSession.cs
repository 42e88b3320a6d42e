using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Errors;

namespace Platform.Directory.Sessions;

internal static class RefreshSession
{
    public static async Task<Ok<SignedIn>> HandleAsync(
        HttpContext context, SessionIssuer sessions, RefreshCookie cookie, CancellationToken cancellationToken)
    {
        var issued = RefreshCookie.Read(context) is { } shown
            ? await sessions.RefreshAsync(shown, ClientInfo.Of(context), cancellationToken)
            : null;
        if (issued is null) throw Problem.Unauthenticated("session_ended", "The session has ended. Sign in again.");
        cookie.Set(context, issued.Refresh);
        return TypedResults.Ok(issued.Answer);
    }
}

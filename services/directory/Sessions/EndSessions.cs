using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Directory.Sessions;

/// <summary>The ways to end sessions. Each is told to every process through the outbox.</summary>
internal static class EndSessions
{
    /// <summary>Signs out: the session of the access token, and that of the cookie, so that it also works once the former has expired.</summary>
    public static async Task<NoContent> SignOutAsync(
        HttpContext context, SessionStore sessions, RefreshCookie cookie, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (context.User.Identity?.IsAuthenticated == true)
        {
            var caller = CallerIdentity.From(context.User);
            await EndAsync(sessions, caller.TenantId, caller.UserId, caller.SessionId, now, cancellationToken);
        }

        if (RefreshCookie.Read(context) is { } shown &&
            await sessions.FindAsync(shown.TenantId, shown.SessionId, now, cancellationToken) is { } stored &&
            CryptographicOperations.FixedTimeEquals(stored.FamilyHash, shown.FamilyHash))
            await EndAsync(sessions, shown.TenantId, stored.UserId, shown.SessionId, now, cancellationToken);

        cookie.Clear(context);
        return TypedResults.NoContent();
    }

    public static async Task<NoContent> OneAsync(
        Guid id, CallerIdentity caller, SessionStore sessions, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await EndAsync(sessions, caller.TenantId, caller.UserId, id, clock.GetUtcNow(), cancellationToken) == 0) throw Problem.NotFound();
        return TypedResults.NoContent();
    }

    public static async Task<NoContent> AllOthersAsync(
        CallerIdentity caller, SessionStore sessions, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var transaction = await sessions.BeginAsync(caller.TenantId, cancellationToken);
        await SessionStore.EndAllAsync(transaction, caller.TenantId, caller.UserId, caller.SessionId, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<int> EndAsync(
        SessionStore sessions, Guid tenantId, Guid userId, Guid sessionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await sessions.BeginAsync(tenantId, cancellationToken);
        var ended = await SessionStore.EndOneAsync(transaction, tenantId, userId, sessionId, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ended;
    }
}

using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Platform.Directory.Passwords;
using Platform.Directory.Profile;

namespace Platform.Directory.Sessions;

/// <summary>What a browser gets when it has signed in or refreshed.</summary>
internal sealed record Issued(SignedIn Answer, RefreshToken Refresh);

/// <summary>Begins sessions, refreshes them, and ends those that somebody else refreshes.</summary>
internal sealed partial class SessionIssuer(
    SessionStore sessions, AccessTokens accessTokens, Profiles profiles, IOptions<SessionOptions> options, TimeProvider clock,
    ILogger<SessionIssuer> logger)
{
    private const int SaltBytes = 32;

    /// <summary>Null when the user was deactivated, or got another password, meanwhile.</summary>
    public async Task<Issued?> BeginAsync(Guid tenantId, VerifiedUser user, ClientInfo client, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var refresh = RefreshToken.Issue(tenantId, Guid.CreateVersion7(now));
        await using (var transaction = await sessions.BeginAsync(tenantId, cancellationToken))
        {
            if (!await SessionStore.AddAsync(transaction, refresh, user, client, now, now + options.Value.IdleLifetime, cancellationToken)) return null;
            await SessionStore.EndExcessAsync(transaction, tenantId, user.UserId, options.Value.MostPerUser, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return await IssueAsync(refresh, user.UserId, user.IsAdministrator, cancellationToken);
    }

    /// <summary>Null when the token gives no right to go on.</summary>
    public async Task<Issued?> RefreshAsync(RefreshToken shown, ClientInfo client, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stored = await FindAsync(shown, now, cancellationToken);
        if (stored is not null && Same(stored.SecretHash, shown.SecretHash))
        {
            var salt = RandomNumberGenerator.GetBytes(SaltBytes);
            var next = shown.Next(salt);
            if (await sessions.RotateAsync(shown, next, salt, client, now, now + options.Value.IdleLifetime, cancellationToken))
                return await IssueAsync(next, stored.UserId, stored.IsAdministrator, cancellationToken);
            // Another tab was faster: what it stored decides.
            stored = await FindAsync(shown, now, cancellationToken);
        }

        if (stored is null) return null;
        if (IsJustReplaced(stored, shown, now))
            return await IssueAsync(shown.Next(stored.RotationSalt!), stored.UserId, stored.IsAdministrator, cancellationToken);

        await EndStolenAsync(shown, stored.UserId, now, cancellationToken);
        return null;
    }

    private async Task<StoredSession?> FindAsync(RefreshToken shown, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await sessions.FindAsync(shown.TenantId, shown.SessionId, now, cancellationToken);
        return stored is { IsUsable: true } && Same(stored.FamilyHash, shown.FamilyHash) ? stored : null;
    }

    private bool IsJustReplaced(StoredSession stored, RefreshToken shown, DateTimeOffset now) =>
        stored is { PreviousSecretHash: not null, RotationSalt: not null, RotatedAt: not null } &&
        now - stored.RotatedAt <= options.Value.RefreshGrace &&
        Same(stored.PreviousSecretHash, shown.SecretHash);

    private async Task EndStolenAsync(RefreshToken shown, Guid userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await sessions.BeginAsync(shown.TenantId, cancellationToken);
        await SessionStore.EndOneAsync(transaction, shown.TenantId, userId, shown.SessionId, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        ReplacedTokenUsed(shown.SessionId, userId);
    }

    private async Task<Issued> IssueAsync(RefreshToken refresh, Guid userId, bool isAdministrator, CancellationToken cancellationToken)
    {
        var accessToken = await accessTokens.IssueAsync(refresh.TenantId, userId, refresh.SessionId, isAdministrator, cancellationToken);
        var me = await profiles.GetAsync(refresh.TenantId, userId, cancellationToken);
        return new Issued(new SignedIn(accessToken, (int)AccessTokens.Lifetime.TotalSeconds, me), refresh);
    }

    private static bool Same(byte[] left, byte[] right) => CryptographicOperations.FixedTimeEquals(left, right);

    [LoggerMessage(1, LogLevel.Warning, "Session {SessionId} of user {UserId} was ended: a refresh token was used that had been replaced")]
    private partial void ReplacedTokenUsed(Guid sessionId, Guid userId);
}

using Microsoft.AspNetCore.Identity;
using Platform.Directory.Sessions;

namespace Platform.Directory.Passwords;

/// <summary>An active user whose password was right.</summary>
internal sealed record VerifiedUser(Guid UserId, int PasswordVersion, bool IsAdministrator);

/// <summary>
/// Decides whether a password is right. Every way to a "no" runs the same statements and verifies one hash, so that neither
/// the answer nor its time tells which logins exist. Every "no" counts towards the lock-out.
/// </summary>
internal sealed class PasswordCheck(DirectoryDatabase database, PasswordHashing hashing, SignInAttempts attempts, TimeProvider clock)
{
    /// <summary>Null when the tenant, the login or the password is wrong, or the person is deactivated.</summary>
    public async Task<VerifiedUser?> VerifyAsync(Guid tenantId, string login, string password, CancellationToken cancellationToken)
    {
        await attempts.RefuseLockedAsync(tenantId, login, cancellationToken);
        using var turn = await hashing.TurnAsync(cancellationToken);
        // Others may have guessed wrong while this attempt waited.
        await attempts.RefuseLockedAsync(tenantId, login, cancellationToken);
        var (user, hash, isActive) = await FindAsync(tenantId, login, cancellationToken);
        var result = hashing.Verify(hash, password);
        if (result == PasswordVerificationResult.Failed || user is null || !isActive)
        {
            await attempts.CountFailureAsync(tenantId, login, cancellationToken);
            return null;
        }

        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            await RenewAsync(tenantId, user.UserId, hash!, hashing.Hash(password), cancellationToken);
        await attempts.ForgetAsync(tenantId, login, cancellationToken);
        return user;
    }

    private async Task<(VerifiedUser? User, string? Hash, bool IsActive)> FindAsync(
        Guid tenantId, string login, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        // PostgreSQL cannot hold a NUL, and no login has one.
        batch.Add("""
            select u.id, c.password_hash, u.is_active, u.password_version, u.is_administrator
            from users u left join credentials c on c.tenant_id = u.tenant_id and c.user_id = u.id
            where u.tenant_id = $1 and u.login = $2
            """, tenantId, login.Replace('\0', ' '));
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (new VerifiedUser(reader.GetGuid(0), reader.GetInt32(3), reader.GetBoolean(4)), reader.Value<string>(1), reader.GetBoolean(2))
            : default;
    }

    // The number of rounds was raised since: only now is the password there to be hashed again.
    private async Task RenewAsync(Guid tenantId, Guid userId, string oldHash, string newHash, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            update credentials set password_hash = $4, changed_at = $5
            where tenant_id = $1 and user_id = $2 and password_hash = $3
            """, tenantId, userId, oldHash, newHash, clock.GetUtcNow());
        await batch.ExecuteAsync(cancellationToken);
    }
}

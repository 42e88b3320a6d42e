using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Platform.Hosting.Errors;

namespace Platform.Directory.Sessions;

/// <summary>Counts wrong passwords in a row and locks a login after too many, whether or not the login exists.</summary>
internal sealed class SignInAttempts(DirectoryDatabase database, IOptions<SignInOptions> options, TimeProvider clock)
{
    /// <summary>The id under which attempts at a tenant that does not exist are counted.</summary>
    public static Guid TenantIdFor(string slug) => new(SHA256.HashData(Encoding.UTF8.GetBytes("tenant:" + slug)).AsSpan(0, 16));

    /// <exception cref="ProblemException">The login is locked: 429 <c>too_many_attempts</c>.</exception>
    public async Task RefuseLockedAsync(Guid tenantId, string login, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select locked_until from sign_in_attempts where tenant_id = $1 and login_hash = $2", tenantId, Hash(login));
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken) || reader.Value<DateTimeOffset?>(0) is not { } lockedUntil) return;
        var remaining = lockedUntil - clock.GetUtcNow();
        if (remaining <= TimeSpan.Zero) return;
        throw Problem.TooMany("too_many_attempts", "Too many wrong passwords in a row. Wait a little before the next attempt.", remaining);
    }

    public async Task CountFailureAsync(Guid tenantId, string login, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            insert into sign_in_attempts as attempt (tenant_id, login_hash, failures, last_failed_at)
            values ($1, $2, 1, $3)
            on conflict (tenant_id, login_hash) do update set
                failures = attempt.failures + 1,
                last_failed_at = excluded.last_failed_at,
                locked_until = case when attempt.failures + 1 >= $4
                    then excluded.last_failed_at + make_interval(secs => least($6, $5 * 2.0 ^ least(attempt.failures + 1 - $4, 30))) end
            """, tenantId, Hash(login), clock.GetUtcNow(), settings.FailuresBeforeLockOut,
            settings.FirstLockOut.TotalSeconds, settings.LongestLockOut.TotalSeconds);
        await batch.ExecuteAsync(cancellationToken);
    }

    public async Task ForgetAsync(Guid tenantId, string login, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("delete from sign_in_attempts where tenant_id = $1 and login_hash = $2", tenantId, Hash(login));
        await batch.ExecuteAsync(cancellationToken);
    }

    private static byte[] Hash(string login) => SHA256.HashData(Encoding.UTF8.GetBytes(login));
}

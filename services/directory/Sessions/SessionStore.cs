using Platform.Contracts;
using Platform.Data;
using Platform.Directory.Passwords;

namespace Platform.Directory.Sessions;

/// <summary>What a session has stored of its refresh token, and whether it may still be used.</summary>
internal sealed record StoredSession(
    Guid UserId, bool IsUsable, byte[] FamilyHash, byte[] SecretHash, byte[]? PreviousSecretHash, byte[]? RotationSalt, DateTimeOffset? RotatedAt,
    bool IsAdministrator);

/// <summary>The SQL of sessions.</summary>
internal sealed class SessionStore(DirectoryDatabase database)
{
    public Task<TenantTransaction> BeginAsync(Guid tenantId, CancellationToken cancellationToken) => database.BeginAsync(tenantId, cancellationToken);

    /// <summary>
    /// Adds a session for an active user. The share lock makes it wait for a deactivation or a change of password under
    /// way, which then leaves nothing to add. False: the user is not active, or the password is another one by now.
    /// </summary>
    public static async Task<bool> AddAsync(
        TenantTransaction transaction, RefreshToken token, VerifiedUser user, ClientInfo client, DateTimeOffset now, DateTimeOffset expiresAt,
        CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            insert into sessions (tenant_id, id, user_id, client, ip_address, created_at, last_used_at, expires_at, family_hash, secret_hash)
            select u.tenant_id, $3, u.id, $4, $5, $6, $6, $7, $8, $9
            from users u where u.tenant_id = $1 and u.id = $2 and u.is_active and u.password_version = $10
            for share
            """, token.TenantId, user.UserId, token.SessionId, client.Client, client.IpAddress, now, expiresAt, token.FamilyHash, token.SecretHash,
            user.PasswordVersion);
        return await batch.ExecuteAsync(cancellationToken) == 1;
    }

    public async Task<StoredSession?> FindAsync(Guid tenantId, Guid sessionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select s.user_id, s.ended_at is null and s.expires_at > $3 and u.is_active, s.family_hash, s.secret_hash,
                   s.previous_secret_hash, s.rotation_salt, s.rotated_at, u.is_administrator
            from sessions s join users u on u.tenant_id = s.tenant_id and u.id = s.user_id
            where s.tenant_id = $1 and s.id = $2
            """, tenantId, sessionId, now);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        return new StoredSession(
            reader.GetGuid(0), reader.GetBoolean(1), reader.Get<byte[]>(2), reader.Get<byte[]>(3),
            reader.Value<byte[]>(4), reader.Value<byte[]>(5), reader.Value<DateTimeOffset?>(6), reader.GetBoolean(7));
    }

    /// <summary>Replaces the secret. False when somebody else has replaced it meanwhile, or the session has ended.</summary>
    public async Task<bool> RotateAsync(
        RefreshToken old, RefreshToken next, byte[] salt, ClientInfo client, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(old.TenantId);
        batch.Add("""
            update sessions
            set secret_hash = $4, previous_secret_hash = $3, rotation_salt = $5, rotated_at = $6, last_used_at = $6, expires_at = $7,
                client = $8, ip_address = $9
            where tenant_id = $1 and id = $2 and secret_hash = $3 and ended_at is null
            """, old.TenantId, old.SessionId, old.SecretHash, next.SecretHash, salt, now, expiresAt, client.Client, client.IpAddress);
        return await batch.ExecuteAsync(cancellationToken) > 0;
    }

    public async Task<IReadOnlyList<Session>> ListAsync(Guid tenantId, Guid userId, Guid currentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sessions = new List<Session>();
        await using var batch = database.ForTenant(tenantId);
        batch.Add("""
            select id, created_at, last_used_at, client, ip_address from sessions
            where tenant_id = $1 and user_id = $2 and ended_at is null and expires_at > $3
            order by last_used_at desc, id desc
            """, tenantId, userId, now);
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            sessions.Add(new Session(
                reader.GetGuid(0), reader.Get<DateTimeOffset>(1), reader.Get<DateTimeOffset>(2),
                reader.GetString(3), reader.Value<string>(4), reader.GetGuid(0) == currentId));
        }

        return sessions;
    }

    /// <summary>Ends all sessions of a user, but for one where <paramref name="except"/> is given. Tells everybody in the same transaction.</summary>
    public static Task<int> EndAllAsync(
        TenantTransaction transaction, Guid tenantId, Guid userId, Guid? except, DateTimeOffset now, CancellationToken cancellationToken) =>
        EndAsync(transaction, tenantId, userId, """
            select id from sessions where tenant_id = $1 and user_id = $2 and ended_at is null and id is distinct from $4::uuid
            """, now, except, cancellationToken);

    /// <summary>Ends one session of a user. 0: it is not there, is somebody else's, or has ended before.</summary>
    public static Task<int> EndOneAsync(
        TenantTransaction transaction, Guid tenantId, Guid userId, Guid sessionId, DateTimeOffset now, CancellationToken cancellationToken) =>
        EndAsync(transaction, tenantId, userId, """
            select id from sessions where tenant_id = $1 and user_id = $2 and ended_at is null and id = $4
            """, now, sessionId, cancellationToken);

    /// <summary>Ends what exceeds <paramref name="most"/> sessions of a user, those unused for longest first.</summary>
    public static Task<int> EndExcessAsync(
        TenantTransaction transaction, Guid tenantId, Guid userId, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
        EndAsync(transaction, tenantId, userId, """
            select id from sessions where tenant_id = $1 and user_id = $2 and ended_at is null
            order by last_used_at desc, id desc offset $4
            """, now, most, cancellationToken);

    private static async Task<int> EndAsync(
        TenantTransaction transaction, Guid tenantId, Guid userId, string which, DateTimeOffset now, object? argument, CancellationToken cancellationToken)
    {
        var ended = new List<Guid>();
        await using (var batch = transaction.Batch())
        {
            batch.Add($"""
                update sessions set ended_at = $3
                where tenant_id = $1 and user_id = $2 and ended_at is null and id in ({which})
                returning id
                """, tenantId, userId, now, argument);
            await using var reader = await batch.ReadAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) ended.Add(reader.GetGuid(0));
        }

        if (ended.Count == 0) return 0;
        await using var telling = transaction.Batch();
        telling.AddEvent(new SessionsEnded(tenantId, Guid.CreateVersion7(), userId, ended));
        await telling.ExecuteAsync(cancellationToken);
        return ended.Count;
    }
}

using System.Security.Cryptography;

namespace Platform.Directory.SigningKeys;

/// <summary>The SQL of signing keys, which all replicas share.</summary>
internal sealed class SigningKeyStore(DirectoryDatabase database, PrivateKeyProtection protection)
{
    /// <summary>Keys made after <paramref name="createdAfter"/>, the one active last first.</summary>
    public async Task<IReadOnlyList<StoredSigningKey>> ListAsync(DateTimeOffset createdAfter, CancellationToken cancellationToken)
    {
        var keys = new List<StoredSigningKey>();
        await using var batch = database.AcrossTenants();
        batch.Add("select kid, created_at, active_from, private_key, is_encrypted from list_signing_keys($1)", createdAfter);
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var kid = reader.GetString(0);
            var pair = ECDsa.Create();
            pair.ImportPkcs8PrivateKey(protection.Unprotect(kid, reader.Get<byte[]>(3), reader.GetBoolean(4)), out _);
            keys.Add(new StoredSigningKey(
                new SigningKey(kid, reader.Get<DateTimeOffset>(2), pair), reader.Get<DateTimeOffset>(1)));
        }

        return keys;
    }

    /// <summary>Adds the key unless another replica has added one after <paramref name="unlessCreatedAfter"/>.</summary>
    public async Task AddAsync(SigningKey key, DateTimeOffset now, DateTimeOffset unlessCreatedAfter, CancellationToken cancellationToken)
    {
        await using var batch = database.AcrossTenants();
        batch.Add("select add_signing_key($1, $2, $3, $4, $5, $6, $7)",
            key.Kid, now, key.ActiveFrom, key.Pair.ExportSubjectPublicKeyInfo(),
            protection.Protect(key.Kid, key.Pair.ExportPkcs8PrivateKey()), protection.IsOn, unlessCreatedAfter);
        await batch.ExecuteAsync(cancellationToken);
    }
}

internal sealed record StoredSigningKey(SigningKey Key, DateTimeOffset CreatedAt);

using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Platform.Data;
using Platform.Hosting.Errors;

namespace Platform.Directory.Idempotency;

/// <summary>
/// The header <c>Idempotency-Key</c> of a creating request: repeated within a day with the same content it answers what the
/// first one created. An endpoint asks for it as a parameter; without the header it is <see cref="None"/>.
/// </summary>
internal sealed record IdempotencyKey(string? Value)
{
    public const string Header = "Idempotency-Key";

    private const int Longest = 100;

    public static readonly IdempotencyKey None = new((string?)null);

    public static ValueTask<IdempotencyKey> BindAsync(HttpContext context)
    {
        if (!context.Request.Headers.TryGetValue(Header, out var values)) return ValueTask.FromResult(None);
        var value = values.ToString();
        if (value.Length is 0 or > Longest || value.Any(letter => letter is <= ' ' or > '~'))
            throw Problem.Invalid(Header, $"{Header} is 1 to {Longest} visible ASCII characters long, without spaces.");
        return ValueTask.FromResult(new IdempotencyKey(value));
    }

    /// <summary>
    /// Notes in the creating transaction that this key makes <paramref name="newId"/>. Returns the id that an earlier, equal
    /// request has made instead: then there is nothing left to create. A concurrent one is waited for.
    /// </summary>
    /// <exception cref="ProblemException">The key was used with another request: 409 <c>idempotency_key_reused</c>.</exception>
    public async Task<Guid> ClaimAsync<TRequest>(
        TenantTransaction transaction, Guid tenantId, Guid callerId, Guid newId, TRequest request, JsonTypeInfo<TRequest> requestType, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (Value is null) return newId;
        await using (var batch = transaction.Batch())
        {
            batch.Add("""
                insert into idempotency_keys (tenant_id, caller_id, key, request_hash, resource_id, created_at)
                values ($1, $2, $3, $4, $5, $6) on conflict do nothing
                """, tenantId, callerId, Value, Hash(request, requestType), newId, now);
            if (await batch.ExecuteAsync(cancellationToken) == 1) return newId;
        }

        return await FindAsync(transaction.Batch(), tenantId, callerId, request, requestType, cancellationToken)
            ?? throw new InvalidOperationException("An idempotency key vanished within a transaction.");
    }

    /// <summary>The id that an earlier, equal request with this key has made.</summary>
    /// <exception cref="ProblemException">The key was used with another request: 409 <c>idempotency_key_reused</c>.</exception>
    public async Task<Guid?> FindAsync<TRequest>(
        TenantBatch batch, Guid tenantId, Guid callerId, TRequest request, JsonTypeInfo<TRequest> requestType, CancellationToken cancellationToken)
    {
        await using var query = batch;
        if (Value is null) return null;
        query.Add("select request_hash, resource_id from idempotency_keys where tenant_id = $1 and caller_id = $2 and key = $3", tenantId, callerId, Value);
        await using var reader = await query.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        if (!reader.Get<byte[]>(0).AsSpan().SequenceEqual(Hash(request, requestType)))
            throw Problem.Conflict("idempotency_key_reused", $"This {Header} came before with a different request.");
        return reader.GetGuid(1);
    }

    // The type's name is hashed too: the same key for a person and for a unit is a mistake of the caller.
    private static byte[] Hash<TRequest>(TRequest request, JsonTypeInfo<TRequest> requestType) =>
        SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(typeof(TRequest).Name), .. JsonSerializer.SerializeToUtf8Bytes(request, requestType)]);
}

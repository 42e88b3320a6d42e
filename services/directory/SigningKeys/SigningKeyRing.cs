using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Platform.Hosting.Identity;

namespace Platform.Directory.SigningKeys;

/// <summary>
/// The keys of the installation: one signs, those whose tokens may still be valid are published. The first replica that
/// needs a key makes it; the others find it. Keys are replaced by age; call <see cref="GetAsync"/> for every use.
/// </summary>
internal sealed partial class SigningKeyRing(
    SigningKeyStore store, PrivateKeyProtection protection, IOptions<SigningKeyOptions> options, TimeProvider clock,
    ILogger<SigningKeyRing> logger) : IDisposable
{
    // Within this time every replica notices a key that another one made; shorter than PublishBefore.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private Snapshot? _snapshot;

    public async ValueTask<Snapshot> GetAsync(CancellationToken cancellationToken)
    {
        if (Current() is { } current) return current;
        await _loading.WaitAsync(cancellationToken);
        try
        {
            return Current() ?? (_snapshot = await LoadAsync(cancellationToken));
        }
        finally
        {
            _loading.Release();
        }
    }

    private Snapshot? Current() => _snapshot is { } snapshot && clock.GetUtcNow() < snapshot.LookAgainAt ? snapshot : null;

    private async Task<Snapshot> LoadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var settings = options.Value;
        var oldest = now - (2 * settings.RotateAfter);
        var stored = await store.ListAsync(oldest, cancellationToken);
        if (!stored.Any(key => key.CreatedAt > now - settings.RotateAfter))
        {
            await MakeAsync(stored.Count == 0 ? now : now + settings.PublishBefore, now, cancellationToken);
            stored = await store.ListAsync(oldest, cancellationToken);
        }

        // Newest first. A key is published from its making until the last token signed with it has expired.
        var signing = stored.First(key => key.Key.ActiveFrom <= now || key == stored[^1]).Key;
        var published = stored
            .Where((_, index) => index == 0 || stored[index - 1].Key.ActiveFrom + EndedSessions.AccessTokenLifetime + LookAgain + LookAgain > now)
            .Select(key => key.Key.ToPublic());
        var nextActive = stored.Where(key => key.Key.ActiveFrom > now).Select(key => key.Key.ActiveFrom).Append(now + LookAgain).Min();
        var credentials = _snapshot?.Signing.Kid == signing.Kid ? _snapshot.Signing : signing.Credentials();
        return new Snapshot(credentials, new PublicKeySet([.. published]), nextActive);
    }

    private async Task MakeAsync(DateTimeOffset activeFrom, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!protection.IsOn) KeysAreNotEncrypted();
        var key = SigningKey.Generate(activeFrom);
        await store.AddAsync(key, now, unlessCreatedAfter: now - options.Value.RotateAfter, cancellationToken);
        key.Pair.Dispose();
        MadeKey(key.Kid, activeFrom);
    }

    public void Dispose() => _loading.Dispose();

    /// <summary>The keys as of now.</summary>
    internal sealed record Snapshot(SigningCredentials Signing, PublicKeySet Published, DateTimeOffset LookAgainAt);

    [LoggerMessage(1, LogLevel.Information, "Made signing key {Kid}, used from {ActiveFrom} on")]
    private partial void MadeKey(string kid, DateTimeOffset activeFrom);

    [LoggerMessage(2, LogLevel.Warning, "Directory:KeyEncryptionKey is not set: the private signing key is stored unencrypted")]
    private partial void KeysAreNotEncrypted();
}

using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Platform.Hosting.Errors;

namespace Platform.Directory.Passwords;

/// <summary>
/// Hashes and verifies passwords, a few at a time. Whoever asks waits for a turn, in order; when too many wait, the
/// answer is 503 with Retry-After.
/// </summary>
internal sealed class PasswordHashing : IDisposable
{
    private readonly PasswordHasher<object> _hasher;
    private readonly ConcurrencyLimiter _turns;
    private readonly Counter<long> _verifications;
    private readonly string _nobodysHash;

    public PasswordHashing(IOptions<SignInOptions> options, IMeterFactory meters)
    {
        var settings = options.Value;
        _hasher = new(Options.Create(new PasswordHasherOptions
        {
            CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3,
            IterationCount = settings.HashIterations,
        }));
        _turns = new(new ConcurrencyLimiterOptions
        {
            PermitLimit = settings.ConcurrentHashes > 0 ? settings.ConcurrentHashes : Math.Max(1, Environment.ProcessorCount / 2),
            QueueLimit = settings.WaitingHashes,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        _verifications = meters.Create("Platform").CreateCounter<long>(
            "directory.password.verifications", description: "Passwords verified, those of unknown logins included");
        _nobodysHash = _hasher.HashPassword(this, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }

    /// <summary>Takes a turn. What is done before the turn is given back is bounded in number; keep it short.</summary>
    /// <exception cref="ProblemException">Too many wait already: 503.</exception>
    public async Task<RateLimitLease> TurnAsync(CancellationToken cancellationToken)
    {
        var turn = await _turns.AcquireAsync(1, cancellationToken);
        if (turn.IsAcquired) return turn;
        turn.Dispose();
        throw Problem.Unavailable("sign_in_busy", "Very many people are signing in at this moment. Try again in a few seconds.");
    }

    public async Task<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        return _hasher.HashPassword(this, password);
    }

    /// <summary>
    /// Verifies in the turn that the caller holds. Without a hash (an unknown login, a person without a password) it takes
    /// the same time over a hash of nobody's password, and the answer is no.
    /// </summary>
    public PasswordVerificationResult Verify(string? hash, string password)
    {
        _verifications.Add(1);
        var result = _hasher.VerifyHashedPassword(this, hash ?? _nobodysHash, password);
        return hash is null ? PasswordVerificationResult.Failed : result;
    }

    /// <summary>Hashes in the turn that the caller holds.</summary>
    public string Hash(string password) => _hasher.HashPassword(this, password);

    public void Dispose() => _turns.Dispose();
}

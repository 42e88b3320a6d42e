namespace Platform.Client.Realtime;

/// <summary>
/// Exponential back-off with jitter: doubling keeps a server that comes back from being trampled, jitter keeps clients that were cut
/// off together from returning together.
/// </summary>
public sealed record ReconnectPolicy
{
    /// <summary>Longest wait before the first try, 500 ms by default; doubles with each further try.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest wait before any try, 30 s by default.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A connection that lived this long, 10 s by default, makes the next wait a first one again.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait before a try.</summary>
    /// <param name="attempt">0 for the first try.</param>
    /// <param name="random">At least 0 and below 1: where in the span between half and all of the longest wait.</param>
    public TimeSpan Delay(int attempt, double random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(attempt);
        var longest = Math.Min(First.TotalMilliseconds * Math.Pow(2, attempt), Longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(longest * (0.5 + (random / 2)));
    }

    /// <summary>As above with a random number, and no sooner than the server asked for.</summary>
    internal TimeSpan Delay(int attempt, TimeSpan? retryAfter)
    {
        var delay = Delay(attempt, Random.Shared.NextDouble());
        return retryAfter > delay ? retryAfter.Value + delay : delay;
    }
}

namespace Platform.Testing;

/// <summary>Waits until something holds that another process or thread brings about. Fails with a sentence when it does not.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns when <paramref name="condition"/> is true.</summary>
    /// <exception cref="TimeoutException">It was not within half a minute.</exception>
    public static async Task IsTrueAsync(string expectation, Func<Task<bool>> condition, CancellationToken cancellationToken = default)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (!await condition()) await timer.WaitForNextTickAsync(either.Token);
        }
        catch (OperationCanceledException cancelled) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"Within {Patience.TotalSeconds} seconds it did not happen: {expectation}.", cancelled);
        }
    }

    /// <summary>Returns when <paramref name="condition"/> is true.</summary>
    public static Task IsTrueAsync(string expectation, Func<bool> condition, CancellationToken cancellationToken = default) =>
        IsTrueAsync(expectation, () => Task.FromResult(condition()), cancellationToken);
}

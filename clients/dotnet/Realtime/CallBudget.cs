namespace Platform.Client.Realtime;

/// <summary>A token bucket that keeps the client below the rate at which the hub cuts connections off.</summary>
internal sealed class CallBudget(double perSecond, int burst, TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _tokens = burst;
    private long _refilledAt = time.GetTimestamp();

    /// <summary>Takes one call, which may have to wait its turn.</summary>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        var wait = Reserve();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>Takes one call only if at least half of the burst is there, so that what can wait never delays what cannot.</summary>
    public bool TryTakeSpare()
    {
        lock (_lock)
        {
            Refill();
            if (_tokens < (burst / 2.0) + 1)
                return false;
            _tokens--;
            return true;
        }
    }

    /// <summary>The bucket may go below zero: the debt is the wait of this call, so that calls keep their order.</summary>
    private TimeSpan Reserve()
    {
        lock (_lock)
        {
            Refill();
            _tokens--;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond);
        }
    }

    private void Refill()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(burst, _tokens + (time.GetElapsedTime(_refilledAt, now).TotalSeconds * perSecond));
        _refilledAt = now;
    }
}

namespace Platform.AppHost;

/// <summary>How long to wait before starting again what has failed: twice as long each time, from the beginning after a good minute.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GoodRun = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock;
    private TimeSpan _next = Shortest;
    private long _started;

    public BackOff(TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        _started = _clock.GetTimestamp();
    }

    /// <summary>The delay after a failure now.</summary>
    public TimeSpan Next()
    {
        if (_clock.GetElapsedTime(_started) > GoodRun)
        {
            _next = Shortest;
        }

        var delay = _next;
        _next = TimeSpan.FromTicks(Math.Min(_next.Ticks * 2, Longest.Ticks));
        return delay;
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Next(), _clock, cancellationToken);
        _started = _clock.GetTimestamp();
    }
}

namespace Platform.Servers;

/// <summary>Waits for what the operating system does not announce (a process that is not our child ends, a lock is released).</summary>
public static class Condition
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>True as soon as <paramref name="isMet"/> is; false when <paramref name="timeout"/> passes first.</summary>
    public static async Task<bool> IsMetWithinAsync(TimeSpan timeout, Func<bool> isMet, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Interval);
        while (!isMet())
        {
            if (TimeProvider.System.GetElapsedTime(started) > timeout)
            {
                return false;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return true;
    }
}

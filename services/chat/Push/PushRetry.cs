using Platform.Chat.WebPush;

namespace Platform.Chat.Push;

/// <summary>What follows from a push service's answer.</summary>
internal static class PushRetry
{
    // Nine tries, an hour and a quarter in all: after that it is no news any more.
    private static readonly TimeSpan[] Waits =
        [.. new[] { 5, 15, 45, 120, 300, 600, 1_200, 2_400 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(40);

    /// <summary>When to try again after this many attempts; null when not.</summary>
    public static DateTimeOffset? At(int attempts, PushResult result, DateTimeOffset now)
    {
        if (result.Verdict != PushVerdict.Later || attempts > Waits.Length) return null;
        var wait = Waits[attempts - 1];
        if (result.RetryAfter is { } asked && asked > wait) wait = asked < LongestWait ? asked : LongestWait;
        return now + wait;
    }

    /// <summary>What is written down when it is over.</summary>
    public static string Outcome(PushVerdict verdict) => verdict switch
    {
        PushVerdict.Taken => PushOutcome.Sent,
        PushVerdict.Gone => PushOutcome.Expired,
        PushVerdict.Refused => PushOutcome.Refused,
        _ => PushOutcome.Failed,
    };
}

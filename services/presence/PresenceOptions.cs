using System.ComponentModel.DataAnnotations;

namespace Platform.Presence;

/// <summary>How long somebody counts as there, and how often others hear of it: section <c>Presence</c>.</summary>
public sealed class PresenceOptions
{
    /// <summary>
    /// Seconds that a connection counts as open without being renewed. Chat's nodes renew every 15 seconds: one renewal may be
    /// lost, and the connections of a node that was killed are gone within this time.
    /// </summary>
    [Range(20, 600)]
    public int LeaseSeconds { get; set; } = 45;

    /// <summary>Seconds after the close of a connection in which its user is still there: a reload or a node that restarts shows nowhere.</summary>
    [Range(0, 120)]
    public int GraceSeconds { get; set; } = 10;

    /// <summary>Milliseconds between two announcements. What changes in between is told once, as it is then.</summary>
    [Range(50, 10_000)]
    public int AnnounceEveryMs { get; set; } = 500;

    /// <summary>
    /// Seconds between two looks for people who are waited for. They are told of as soon as they come; so late is it when the process that
    /// learned of it was killed.
    /// </summary>
    [Range(1, 600)]
    public int LookForAwaitedSeconds { get; set; } = 15;
}

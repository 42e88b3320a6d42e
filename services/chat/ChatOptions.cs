using System.ComponentModel.DataAnnotations;

namespace Platform.Chat;

/// <summary>How messages are written: section <c>Chat:Writing</c>.</summary>
public sealed class WritingOptions
{
    /// <summary>How many commits may be under way at once. A conversation always goes through the same writer.</summary>
    [Range(1, 64)]
    public int Writers { get; set; } = 2;

    /// <summary>How many messages are committed together at most.</summary>
    [Range(1, 512)]
    public int LargestBatch { get; set; } = 256;

    /// <summary>
    /// How far apart the commits of a writer begin at least, in milliseconds. A message after a pause is committed at once; in a
    /// busy moment fewer commits carry more messages each, which costs PostgreSQL and this process less.
    /// </summary>
    [Range(0, 1_000)]
    public int SpacingMs { get; set; } = 4;

    /// <summary>How many messages may wait in each writer; beyond it senders are told to slow down.</summary>
    [Range(1, 1_000_000)]
    public int QueueLength { get; set; } = 10_000;
}

/// <summary>How presence hears of connections: section <c>Chat:Presence</c>.</summary>
public sealed class PresenceReportOptions
{
    /// <summary>Milliseconds between two reports of what was opened, changed or closed.</summary>
    [Range(50, 10_000)]
    public int ReportEveryMs { get; set; } = 250;

    /// <summary>Seconds after which an open connection is reported again. Presence lets it lapse after three times as long.</summary>
    [Range(1, 60)]
    public int RenewSeconds { get; set; } = 15;
}

/// <summary>What one connection may do: section <c>Chat:Hub</c>.</summary>
public sealed class ConnectionOptions
{
    /// <summary>Calls a second that a connection may keep up.</summary>
    [Range(1, 100_000)]
    public int CallsPerSecond { get; set; } = 50;

    /// <summary>Calls that it may make at once after a pause; beyond it the connection is cut.</summary>
    [Range(1, 100_000)]
    public int CallBurst { get; set; } = 200;

    /// <summary>The largest frame that is read, in bytes.</summary>
    [Range(1024, 1024 * 1024)]
    public int LargestFrame { get; set; } = 32 * 1024;

    /// <summary>Events that may wait for a slow consumer; beyond it the connection is cut, and it synchronizes when it returns.</summary>
    [Range(1, 100_000)]
    public int LongestBacklog { get; set; } = 1_000;
}

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

/// <summary>How devices are told while the app is closed on them: section <c>Chat:Push</c>.</summary>
public sealed class PushOptions
{
    /// <summary>
    /// With which this installation identifies itself to push services (RFC 8292): the private key, 32 bytes in base64url. A secret; empty
    /// where nothing is to be pushed. Whoever changes it loses all subscriptions.
    /// </summary>
    [RegularExpression(@"\A(?:[A-Za-z0-9_-]{43})?\z", ErrorMessage = "Chat:Push:PrivateKey is a private key of P-256: 32 bytes in base64url.")]
    public string PrivateKey { get; set; } = "";

    /// <summary>Whom a push service writes to when something is wrong: an address that begins with <c>mailto:</c> or <c>https:</c>.</summary>
    [RegularExpression(@"\A(?:mailto:|https:).+\z", ErrorMessage = "Chat:Push:Subject begins with mailto: or https:.")]
    public string Subject { get; set; } = "mailto:operator@localhost";

    /// <summary>Seconds after which a device is told that was not at once, because the app was open on it or in use elsewhere.</summary>
    [Range(1, 3_600)]
    public int WhileInUseSeconds { get; set; } = 60;

    /// <summary>Milliseconds between two looks for what is due.</summary>
    [Range(10, 60_000)]
    public int PollMs { get; set; } = 250;

    /// <summary>How many devices a process tells at once; one whose push service hangs counts for ten seconds.</summary>
    [Range(1, 10_000)]
    public int AtOnce { get; set; } = 128;

    /// <summary>Days for which it can be asked why a device was told, or was not.</summary>
    [Range(1, 365)]
    public int KeepLogDays { get; set; } = 14;

    /// <summary>Days after which a device is told no more on which the app was not opened.</summary>
    [Range(1, 3_650)]
    public int KeepDeviceDays { get; set; } = 60;
}

/// <summary>How it is looked for who is to be told by e-mail: section <c>Chat:Email</c>.</summary>
public sealed class UnreadEmailOptions
{
    /// <summary>Milliseconds between two looks.</summary>
    [Range(10, 60_000)]
    public int PollMs { get; set; } = 5_000;
}

namespace Platform.Presence.People;

/// <summary>A person as others see them.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Version">Grows with every change: of two the higher one holds, whether it came in a snapshot or live.</param>
/// <param name="State"><c>online</c>, <c>away</c>, <c>doNotDisturb</c> or <c>offline</c>.</param>
/// <param name="LastSeenAt">When they were last there; null while they are, and when they never were.</param>
/// <param name="Status">What they say of themselves, or null.</param>
/// <param name="LastClient">What they last wrote from; null before the first message.</param>
public sealed record PersonPresence(
    Guid UserId, long Version, string State, DateTimeOffset? LastSeenAt, CustomStatus? Status, LastClient? LastClient);

/// <summary>What somebody says of themselves.</summary>
/// <param name="Emoji">An emoji, or null.</param>
/// <param name="Text">Up to 100 characters, or null.</param>
/// <param name="ExpiresAt">When it goes, or null for not by itself. Clients stop showing it at that moment.</param>
public sealed record CustomStatus(string? Emoji, string? Text, DateTimeOffset? ExpiresAt);

/// <summary>The client that somebody last wrote from.</summary>
/// <param name="Name">The client: "Web".</param>
/// <param name="Version">Its version; empty when unknown.</param>
/// <param name="Platform">What it ran on: "Chrome on Windows"; empty when unknown.</param>
/// <param name="UsedAt">When they wrote from it, to the minute.</param>
public sealed record LastClient(string Name, string Version, string Platform, DateTimeOffset UsedAt);

/// <summary>How others see somebody.</summary>
public static class PresenceState
{
    /// <summary>There, and using a device.</summary>
    public const string Online = "online";

    /// <summary>There, and no device is used; or by choice.</summary>
    public const string Away = "away";

    /// <summary>There, and asks for quiet.</summary>
    public const string DoNotDisturb = "doNotDisturb";

    /// <summary>Not there; or does not want to be seen.</summary>
    public const string Offline = "offline";
}

/// <summary>What a person chose to show instead of what the connections say.</summary>
public static class PresenceMode
{
    /// <summary>What the connections say.</summary>
    public const string Automatic = "automatic";

    /// <summary>Away, whatever the devices say.</summary>
    public const string Away = "away";

    /// <summary>Asks for quiet while there.</summary>
    public const string DoNotDisturb = "doNotDisturb";

    /// <summary>Offline for everybody else.</summary>
    public const string Invisible = "invisible";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Automatic, Away, DoNotDisturb, Invisible];
}

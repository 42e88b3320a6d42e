using Platform.Contracts;

namespace Platform.Chat.Presence;

/// <summary>A person as others see them; the same that presence answers with.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Version">Grows with every change of this person.</param>
/// <param name="State"><c>online</c>, <c>away</c>, <c>doNotDisturb</c> or <c>offline</c>.</param>
/// <param name="LastSeenAt">When they were last there; null while they are.</param>
/// <param name="Status">What they say of themselves, or null.</param>
/// <param name="LastClient">What they last wrote from, or null.</param>
public sealed record SeenPerson(Guid UserId, long Version, string State, DateTimeOffset? LastSeenAt, SeenStatus? Status, SeenClient? LastClient)
{
    /// <summary>From the event.</summary>
    public static SeenPerson Of(ChangedPresence changed) => new(
        changed.UserId, changed.Version, changed.State, changed.LastSeenAt,
        changed.StatusEmoji is null && changed.StatusText is null ? null : new SeenStatus(changed.StatusEmoji, changed.StatusText, changed.StatusExpiresAt),
        changed.ClientUsedAt is { } usedAt ? new SeenClient(changed.ClientName ?? "", changed.ClientVersion ?? "", changed.ClientPlatform ?? "", usedAt) : null);
}

/// <summary>What somebody says of themselves.</summary>
public sealed record SeenStatus(string? Emoji, string? Text, DateTimeOffset? ExpiresAt);

/// <summary>The client that somebody last wrote from.</summary>
public sealed record SeenClient(string Name, string Version, string Platform, DateTimeOffset UsedAt);

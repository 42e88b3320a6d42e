using Platform.Presence.People;

namespace Platform.Presence.Status;

/// <summary>How I chose to be seen.</summary>
/// <param name="Mode"><c>automatic</c>, <c>away</c>, <c>doNotDisturb</c> or <c>invisible</c>.</param>
/// <param name="Status">What I say of myself, or null.</param>
public sealed record OwnStatus(string Mode, CustomStatus? Status);

/// <summary>A choice of mode.</summary>
/// <param name="Mode"><c>automatic</c>, <c>away</c>, <c>doNotDisturb</c> or <c>invisible</c>.</param>
public sealed record ModeRequest(string? Mode);

/// <summary>What to put beside one's name: an emoji, a text or both.</summary>
/// <param name="Emoji">One emoji, or null.</param>
/// <param name="Text">Up to 100 characters on one line, or null.</param>
/// <param name="ExpiresInMinutes">In how many minutes it goes, 1 to 527,040 (a year); null for not by itself.</param>
public sealed record StatusRequest(string? Emoji, string? Text, int? ExpiresInMinutes);

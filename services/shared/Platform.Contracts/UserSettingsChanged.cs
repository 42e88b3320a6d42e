namespace Platform.Contracts;

/// <summary>A user chose how the product behaves for them, as far as other services follow it. Published by <c>directory</c>.</summary>
/// <param name="TenantId">The tenant that the user belongs to.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="UserId">The user.</param>
/// <param name="Version">Grows with every change of this user's settings: a consumer ignores a version that is not newer than what it has.</param>
/// <param name="ReadReceipts">The personal switch. It counts where the tenant leaves the choice to people (<see cref="TenantSettingsChanged"/>).</param>
/// <param name="Notifications">How they want to be notified; null in events of a time when they did not say.</param>
public sealed record UserSettingsChanged(
    Guid TenantId, Guid EventId, Guid UserId, long Version, bool ReadReceipts, NotificationChoices? Notifications = null);

/// <summary>How somebody wants to be notified.</summary>
/// <param name="Shown">Whether anything is shown by the system at all.</param>
/// <param name="WithText">Whether a notification shows what was written, or only who wrote.</param>
/// <param name="WithSound">Whether it makes a sound.</param>
/// <param name="QuietHours">When nothing is to be shown nor heard; null when there are none.</param>
/// <param name="HoldReminders">Whether reminders wait for the end of quiet hours and of "do not disturb"; otherwise they come in them too.</param>
/// <param name="Push">When devices on which the app is closed are told: one of <see cref="PushChoice"/>.</param>
/// <param name="EmailAfterMinutes">After how many minutes an e-mail tells of what is still unread; null for never.</param>
public sealed record NotificationChoices(
    bool Shown, bool WithText, bool WithSound, ChosenQuietHours? QuietHours, bool HoldReminders, string Push, int? EmailAfterMinutes = null);

/// <summary>When devices on which the app is closed are told of something new.</summary>
public static class PushChoice
{
    /// <summary>At once.</summary>
    public const string Always = "always";

    /// <summary>At once where the person uses the app nowhere, else when it is still unread a minute later.</summary>
    public const string WhenAway = "whenAway";

    /// <summary>Not at all.</summary>
    public const string Never = "never";
}

/// <summary>A part of the day, by the clock on the wall of a time zone.</summary>
/// <param name="From">When it begins, <c>HH:mm</c>.</param>
/// <param name="To">When it ends, <c>HH:mm</c>. Earlier than <paramref name="From"/>: on the next day.</param>
/// <param name="TimeZone">IANA name of the time zone.</param>
/// <param name="Days">The days on which it begins, <c>monday</c> to <c>sunday</c>; null: every day.</param>
public sealed record ChosenQuietHours(string From, string To, string TimeZone, IReadOnlyList<string>? Days);

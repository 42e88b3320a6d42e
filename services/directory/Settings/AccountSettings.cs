using Platform.Contracts;

namespace Platform.Directory.Settings;

/// <summary>How the product behaves for one person, on all devices.</summary>
/// <param name="Notifications">Whether the system shows new messages. The envelope counts them all the same.</param>
/// <param name="TextInNotifications">Whether a notification shows what was written, or only who wrote.</param>
/// <param name="Sounds">Whether a new message makes a sound.</param>
/// <param name="QuietHours">When nothing is shown nor heard; null when there are none.</param>
/// <param name="HoldReminders">True: reminders wait for the end of quiet hours and of "do not disturb". False: they come in them too.</param>
/// <param name="Push">
/// When devices on which the app is closed are told of something new: <c>always</c>, at once; <c>whenAway</c>, at once where the person
/// uses the app nowhere, else after a minute if it is still unread; <c>never</c>.
/// </param>
/// <param name="EmailAfterMinutes">After how many minutes an e-mail tells of what is still unread: 15, 60, 240 or 1440; null for never.</param>
/// <param name="EmailAvailable">Whether e-mails can be sent to this person: the installation has a mail server, and they have an address.</param>
/// <param name="TypingNotices">Whether others see that this person types, and this person that they do.</param>
/// <param name="SendOnEnter">True: Enter sends. False: Enter starts a new line, and Ctrl+Enter sends.</param>
/// <param name="ReadReceipts">The person's own switch. It counts where the policy is <c>choice</c>.</param>
/// <param name="ReadReceiptsPolicy">What the workspace decided: <c>on</c>, <c>off</c> or <c>choice</c>.</param>
/// <param name="RemindersForOthers">Likewise, whether people may set reminders for others: <c>on</c> or <c>off</c>.</param>
public sealed record AccountSettings(
    bool Notifications,
    bool TextInNotifications,
    bool Sounds,
    QuietHours? QuietHours,
    bool HoldReminders,
    string Push,
    int? EmailAfterMinutes,
    bool EmailAvailable,
    bool TypingNotices,
    bool SendOnEnter,
    bool ReadReceipts,
    string ReadReceiptsPolicy,
    string RemindersForOthers)
{
    /// <summary>What was chosen, and the product's default for the rest.</summary>
    internal static AccountSettings Of(SettingsPatch chosen, TenantSettings decided, bool emailAvailable) => new(
        chosen.Notifications ?? true,
        chosen.TextInNotifications ?? true,
        chosen.Sounds ?? true,
        chosen.QuietHours,
        chosen.HoldReminders ?? true,
        chosen.Push ?? PushChoice.WhenAway,
        chosen.EmailAfterMinutes,
        emailAvailable,
        chosen.TypingNotices ?? true,
        chosen.SendOnEnter ?? true,
        chosen.ReadReceipts ?? true,
        decided.ReadReceipts,
        decided.RemindersForOthers);

    /// <summary>What other services follow.</summary>
    internal NotificationChoices ToNotificationChoices() => new(
        Notifications, TextInNotifications, Sounds,
        QuietHours is { } quiet ? new ChosenQuietHours(quiet.From, quiet.To, quiet.TimeZone, quiet.Days) : null,
        HoldReminders, Push, EmailAfterMinutes);
}

/// <summary>A part of the day in which nothing is shown nor heard.</summary>
/// <param name="From">When it begins, <c>HH:mm</c>.</param>
/// <param name="To">When it ends, <c>HH:mm</c>. Earlier than <c>from</c>: on the next day.</param>
/// <param name="TimeZone">IANA name of the time zone in which both are meant.</param>
/// <param name="Days">The days on which it begins, <c>monday</c> to <c>sunday</c>; absent or null: every day.</param>
public sealed record QuietHours(string From, string To, string TimeZone, IReadOnlyList<string>? Days = null);

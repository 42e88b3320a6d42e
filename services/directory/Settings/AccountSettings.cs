namespace Platform.Directory.Settings;

/// <summary>How the product behaves for one person, on all devices.</summary>
/// <param name="Notifications">Whether the system shows new messages. The envelope counts them all the same.</param>
/// <param name="TextInNotifications">Whether a notification shows what was written, or only who wrote.</param>
/// <param name="Sounds">Whether a new message makes a sound.</param>
/// <param name="QuietHours">When nothing is shown nor heard; null when there are none.</param>
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
    bool TypingNotices,
    bool SendOnEnter,
    bool ReadReceipts,
    string ReadReceiptsPolicy,
    string RemindersForOthers)
{
    internal const bool DefaultReadReceipts = true;

    /// <summary>What was chosen, and the product's default for the rest.</summary>
    internal static AccountSettings Of(SettingsPatch chosen, string readReceiptsPolicy, string remindersForOthers) => new(
        chosen.Notifications ?? true,
        chosen.TextInNotifications ?? true,
        chosen.Sounds ?? true,
        chosen.QuietHours,
        chosen.TypingNotices ?? true,
        chosen.SendOnEnter ?? true,
        chosen.ReadReceipts ?? DefaultReadReceipts,
        readReceiptsPolicy,
        remindersForOthers);
}

/// <summary>A part of the day in which nothing is shown nor heard.</summary>
/// <param name="From">When it begins, <c>HH:mm</c>.</param>
/// <param name="To">When it ends, <c>HH:mm</c>. Earlier than <c>from</c>: on the next day.</param>
/// <param name="TimeZone">IANA name of the time zone in which both are meant.</param>
/// <param name="Days">The days on which it begins, <c>monday</c> to <c>sunday</c>; absent or null: every day.</param>
public sealed record QuietHours(string From, string To, string TimeZone, IReadOnlyList<string>? Days = null);

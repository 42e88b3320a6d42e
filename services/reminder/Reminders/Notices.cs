using Platform.Contracts;

namespace Platform.Reminder.Reminders;

/// <summary>What devices are told of reminders.</summary>
internal static class Notices
{
    /// <summary>It is not as it was.</summary>
    public static UserNotification Changed(Reminder reminder, DateTimeOffset at) => new(
        reminder.UserId, NotificationKind.ReminderChanged, reminder.Id, reminder.Version, reminder.ConversationId, reminder.MessageId, reminder.Seq, at);
}

using System.Globalization;
using Platform.Client.Reminders;

namespace Platform.Client.Tests.Reminders;

/// <summary>A reminder as the service writes it, and as it is to be read.</summary>
internal static class Samples
{
    public const string Json = """
        {
          "id": "0199a0f0-0000-7000-8000-000000000001", "conversationId": "0199a0f0-0000-7000-8000-000000000002",
          "messageId": "0199a0f0-0000-7000-8000-000000000003", "seq": 7, "rootConversationId": "0199a0f0-0000-7000-8000-000000000004",
          "messageAuthorId": "0199a0f0-0000-7000-8000-000000000005", "excerpt": "Call Maria", "message": "available",
          "userId": "0199a0f0-0000-7000-8000-000000000006", "createdBy": "0199a0f0-0000-7000-8000-000000000007",
          "localTime": "2026-11-27T09:00", "timeZone": "Europe/Moscow", "repeat": "weekdays", "state": "due",
          "nextAt": "2026-11-30T06:00:00Z", "firedAt": "2026-11-27T06:00:00.2Z", "dueAt": "2026-11-27T06:00:00Z",
          "createdAt": "2026-11-25T09:00:00Z", "changedAt": "2026-11-27T06:00:00.2Z", "version": 3, "whenOnline": null
        }
        """;

    public static Reminder Reminder { get; } = new(
        Id(1), Id(2), Id(3), 7, Id(4), Id(5), "Call Maria", "available", Id(6), Id(7), new DateTime(2026, 11, 27, 9, 0, 0), "Europe/Moscow",
        Repeats.Weekdays, ReminderStates.Due, Time("2026-11-30T06:00:00Z"), Time("2026-11-27T06:00:00.2Z"), Time("2026-11-27T06:00:00Z"),
        Time("2026-11-25T09:00:00Z"), Time("2026-11-27T06:00:00.2Z"), 3, WhenOnline: null);

    public static NewReminder New { get; } = new(Id(2), Id(3), 7) { LocalTime = new DateTime(2026, 11, 27, 9, 0, 0), TimeZone = "Europe/Moscow" };

    public static Guid Id(int number) => Guid.Parse($"0199a0f0-0000-7000-8000-{number:D12}");

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

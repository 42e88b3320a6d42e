using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Reminder.Reminders;

namespace Platform.Reminder;

/// <summary>Everything of this service that goes over the wire.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Reminders.Reminder))]
[JsonSerializable(typeof(ReminderPage))]
[JsonSerializable(typeof(ReminderCounts))]
[JsonSerializable(typeof(ReminderHistory))]
[JsonSerializable(typeof(CreateReminderRequest))]
[JsonSerializable(typeof(ChangeReminderRequest))]
[JsonSerializable(typeof(SnoozeRequest))]
internal sealed partial class ReminderJson : JsonSerializerContext;

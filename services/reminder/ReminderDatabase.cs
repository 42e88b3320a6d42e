using Platform.Data;

namespace Platform.Reminder;

/// <summary>The database of the reminder service.</summary>
public sealed class ReminderDatabase(DatabaseConnection connection) : ServiceDatabase(connection);

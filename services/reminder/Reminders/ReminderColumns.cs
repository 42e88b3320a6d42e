using NodaTime;
using Npgsql;
using Platform.Reminder.Times;

namespace Platform.Reminder.Reminders;

/// <summary>What is read of a reminder, whoever reads it: the columns, and the record that they make.</summary>
internal static class ReminderColumns
{
    public const string All = """
        reminder.id, reminder.conversation_id, reminder.message_id, reminder.seq, reminder.root_conversation_id, reminder.message_author_id,
        reminder.excerpt, reminder.message, reminder.user_id, reminder.created_by, reminder.local_time, reminder.time_zone, reminder.repeat,
        reminder.state, reminder.next_at, reminder.fired_at, reminder.due_at, reminder.created_at, reminder.changed_at, reminder.version,
        reminder.series_start, reminder.is_snoozed, reminder.done_at, reminder.when_online, reminder.waiting_since
        """;

    /// <summary>Of those that somebody set at once, their own where there is one.</summary>
    public const string OwnFirst = "order by user_id <> created_by limit 1";

    public static KeptReminder Read(NpgsqlDataReader reader) => new(
        new Reminder(
            reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetInt64(3),
            reader.IsDBNull(4) ? null : reader.GetGuid(4), reader.GetGuid(5),
            reader.IsDBNull(6) ? null : reader.GetString(6), Enum.Parse<MessageState>(reader.GetString(7), ignoreCase: true),
            reader.GetGuid(8), reader.GetGuid(9),
            TimeInput.Format(Wall(reader, 10)), reader.GetString(11), RepeatWords.Find(reader.GetString(12))!.Value,
            Enum.Parse<ReminderState>(reader.GetString(13), ignoreCase: true),
            Time(reader, 14), Time(reader, 15), Time(reader, 16),
            reader.GetFieldValue<DateTimeOffset>(17), reader.GetFieldValue<DateTimeOffset>(18), reader.GetInt64(19),
            reader.IsDBNull(23) ? null : reader.GetGuid(23)),
        Wall(reader, 20), reader.GetBoolean(21), Time(reader, 22), Time(reader, 24));

    /// <summary>A wall time, which the database keeps without a zone.</summary>
    public static LocalDateTime Wall(NpgsqlDataReader reader, int column) => LocalDateTime.FromDateTime(reader.GetDateTime(column));

    /// <summary>Runs a batch whose one statement selects them.</summary>
    public static async Task<List<KeptReminder>> ReadAllAsync(Data.TenantBatch batch, CancellationToken cancellationToken)
    {
        var reminders = new List<KeptReminder>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) reminders.Add(Read(reader));
        return reminders;
    }

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Platform.Hosting.Errors;

namespace Platform.Reminder.Reminders;

/// <summary>A place in a list of reminders. Opaque on the wire: base64url of its time and id.</summary>
/// <param name="At">The time by which the last one of its page stands there.</param>
/// <param name="Id">Its id, for those of the same time.</param>
internal sealed record ReminderCursor(DateTimeOffset At, Guid Id)
{
    // Where those that wait for a person stand; in ReminderStore too.
    private static readonly DateTimeOffset FarAway = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The place after this reminder.</summary>
    public static ReminderCursor After(KeptReminder last) =>
        new(last.DoneAt ?? (last.Shown.State == ReminderState.Due ? last.Shown.DueAt : last.Shown.NextAt) ?? FarAway, last.Shown.Id);

    /// <summary>Reads what <see cref="ToString"/> wrote; null stays null.</summary>
    /// <exception cref="ProblemException">It is not a cursor (400).</exception>
    public static ReminderCursor? Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        if (!Base64Url.IsValid(cursor) ||
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('/') is not [var ticks, var id] ||
            !long.TryParse(ticks, CultureInfo.InvariantCulture, out var utcTicks) || utcTicks < 0 || utcTicks > DateTime.MaxValue.Ticks ||
            !Guid.TryParse(id, out var reminderId))
        {
            throw Problem.Invalid("cursor", "Cursor must be the nextCursor of an earlier page.");
        }

        return new(new DateTimeOffset(utcTicks, TimeSpan.Zero), reminderId);
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}/{Id}")));
}

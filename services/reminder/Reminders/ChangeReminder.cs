using NodaTime.Extensions;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Reminder.Times;

namespace Platform.Reminder.Reminders;

/// <summary>What its owner does to a reminder. Each is the same when it is done twice.</summary>
internal sealed class ChangeReminder(ReminderDatabase database, TimeProvider clock)
{
    private const int LongestPauseHours = 720;

    /// <summary>It waits for another time, from due or done as well.</summary>
    /// <exception cref="ProblemException">
    /// Out of bounds (400), not the caller's (404), changed in between, another one of the message is open, or there are too many (409).
    /// </exception>
    public Task<Reminder> RescheduleAsync(CallerIdentity caller, Guid id, ChangeReminderRequest request, CancellationToken cancellationToken)
    {
        // What is given is looked at first: what is wrong is wrong whosever the reminder is.
        if (request is { LocalTime: null, TimeZone: null, Repeat: null }) throw Problem.Invalid("localTime", "Give localTime, timeZone, repeat or several of them.");
        var wall = request.LocalTime is null ? (NodaTime.LocalDateTime?)null : TimeInput.LocalTime(request.LocalTime);
        var zone = request.TimeZone is null ? null : TimeInput.Zone(request.TimeZone);
        var repeat = request.Repeat is null ? (Repeat?)null : TimeInput.Repeat(request.Repeat);
        return ApplyAsync(caller, id, "changed", (kept, now) =>
        {
            if (request.Version is { } seen && seen != kept.Shown.Version)
                throw Problem.Conflict("changed_meanwhile", "The reminder was changed meanwhile. Look at it and decide again.");
            var present = kept.Series;
            var (wantedZone, wantedRepeat) = (zone ?? present.Zone, repeat ?? present.Repeat);
            // A series goes on counting from its start, unless another time or rhythm begins a new one.
            if (wantedRepeat == present.Repeat && wantedRepeat != Repeat.Never && (wall is null || wall == kept.Wall) && !kept.IsSnoozed)
            {
                var going = present with { Zone = wantedZone };
                return kept.WaitFor(going, going.After(now.ToInstant())!.Value);
            }

            var series = new Series(wall ?? kept.Wall, wantedZone, wantedRepeat);
            return kept.WaitFor(series, TimeInput.FirstOf(series, now));
        }, cancellationToken);
    }

    /// <summary>It waits for a while from now.</summary>
    /// <exception cref="ProblemException">As for another time.</exception>
    public Task<Reminder> SnoozeAsync(CallerIdentity caller, Guid id, SnoozeRequest request, CancellationToken cancellationToken) =>
        request.Hours is < 1 or > LongestPauseHours
            ? throw Problem.Invalid("hours", $"Hours is from 1 to {LongestPauseHours}.")
            : ApplyAsync(caller, id, "snoozed", (kept, now) => kept.WaitUntil(now.AddHours(request.Hours)), cancellationToken);

    /// <summary>It was seen: over, or waiting for its next time.</summary>
    /// <exception cref="ProblemException">Not the caller's (404).</exception>
    public Task<Reminder> DismissAsync(CallerIdentity caller, Guid id, CancellationToken cancellationToken) =>
        ApplyAsync(caller, id, "dismissed", (kept, now) => kept.Dismiss(now), cancellationToken);

    /// <summary>It is over, with all that would have come.</summary>
    /// <exception cref="ProblemException">Not the caller's (404).</exception>
    public Task<Reminder> CompleteAsync(CallerIdentity caller, Guid id, CancellationToken cancellationToken) =>
        ApplyAsync(caller, id, "completed", (kept, now) => kept.Complete(now), cancellationToken);

    /// <summary>It is gone, with its history.</summary>
    /// <exception cref="ProblemException">Not the caller's (404).</exception>
    public async Task DeleteAsync(CallerIdentity caller, Guid id, CancellationToken cancellationToken)
    {
        await using var change = await ReminderChange.BeginAsync(database, caller.TenantId, caller.UserId, Milliseconds.Truncate(clock.GetUtcNow()), cancellationToken);
        var kept = await change.FindAsync(id, cancellationToken) ?? throw Problem.NotFound();
        await change.RemoveAsync(kept.Shown, cancellationToken);
        await change.CommitAsync(cancellationToken);
    }

    private async Task<Reminder> ApplyAsync(
        CallerIdentity caller, Guid id, string what, Func<KeptReminder, DateTimeOffset, KeptReminder> apply, CancellationToken cancellationToken)
    {
        var now = Milliseconds.Truncate(clock.GetUtcNow());
        await using var change = await ReminderChange.BeginAsync(database, caller.TenantId, caller.UserId, now, cancellationToken);
        var before = await change.FindAsync(id, cancellationToken) ?? throw Problem.NotFound();
        var after = apply(before, now);
        if (ReferenceEquals(after, before)) return before.Shown;
        if (!before.IsOpen && after.IsOpen) await change.RefuseAnotherAsync(before.Shown.MessageId, cancellationToken);
        var reminder = await change.SaveAsync(after, what, cancellationToken);
        await change.CommitAsync(cancellationToken);
        return reminder;
    }
}

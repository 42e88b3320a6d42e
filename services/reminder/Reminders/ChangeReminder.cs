using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Reminder.Asking;

namespace Platform.Reminder.Reminders;

/// <summary>What its owner does to a reminder. Each is the same when it is done twice.</summary>
internal sealed class ChangeReminder(ReminderDatabase database, People people, TimeProvider clock)
{
    private const int LongestPauseHours = 720;

    /// <summary>It waits for another time or for a person, from due or done as well.</summary>
    /// <exception cref="ProblemException">
    /// Out of bounds (400), not the caller's (404), changed in between, another one of the message is open, or there are too many (409),
    /// directory is away (503).
    /// </exception>
    public async Task<Reminder> RescheduleAsync(
        CallerIdentity caller, CallerToken token, Guid id, ChangeReminderRequest request, CancellationToken cancellationToken)
    {
        // What is given is looked at first: what is wrong is wrong whosever the reminder is.
        if (request.WhenOnline is { } person)
        {
            var occasion = Occasion.OfPerson(person, [caller.UserId], request.LocalTime, request.TimeZone, request.Repeat);
            await people.RefuseUnknownAsync(token, person, cancellationToken);
            return await ApplyAsync(caller, id, "changed", (kept, now) => occasion.Await(Unchanged(kept, request.Version), now), cancellationToken);
        }

        var time = ChangedTime.Of(request);
        return await ApplyAsync(caller, id, "changed", (kept, now) => time.Apply(Unchanged(kept, request.Version), now), cancellationToken);
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

    private static KeptReminder Unchanged(KeptReminder kept, long? seen) => seen is null || seen == kept.Shown.Version
        ? kept
        : throw Problem.Conflict("changed_meanwhile", "The reminder was changed meanwhile. Look at it and decide again.");
}

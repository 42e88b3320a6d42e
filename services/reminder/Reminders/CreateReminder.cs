using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Reminder.Asking;
using Platform.Reminder.Messages;
using Platform.Reminder.Times;

namespace Platform.Reminder.Reminders;

/// <summary>Sets a reminder of a message that the caller may see.</summary>
internal sealed class CreateReminder(
    ReminderDatabase database, ReminderStore store, ChatMessages messages, MessageCopies copies, People people, TimeProvider clock)
{
    /// <summary>The reminder, and whether it is new: the same <paramref name="key"/> again finds the first one.</summary>
    /// <exception cref="ProblemException">
    /// Out of bounds (400), no such message (404), one of this message is open or there are too many (409), chat or directory is away (503).
    /// </exception>
    public async Task<(Reminder Reminder, bool IsNew)> HandleAsync(
        CallerIdentity caller, CallerToken token, CreateReminderRequest request, Guid? key, CancellationToken cancellationToken)
    {
        var now = Milliseconds.Truncate(clock.GetUtcNow());
        RefuseWithoutMessage(request);
        var occasion = Occasion.Of(request, [caller.UserId]);
        if (key is { } known && await store.FindMadeAsync(caller.TenantId, caller.UserId, known, cancellationToken) is { } made) return (made.Shown, IsNew: false);

        occasion.RefuseImpossible(now);
        if (occasion.Person is { } person) await people.RefuseUnknownAsync(token, person, cancellationToken);
        var message = await messages.FindAsync(token, request.ConversationId, request.MessageId, request.Seq, cancellationToken) ?? throw Problem.NotFound();
        var reminder = occasion.Await(New(caller, request, message, now), now);
        await using (var change = await ReminderChange.BeginAsync(database, caller.TenantId, caller.UserId, now, cancellationToken))
        {
            if (await change.FindMadeAsync(key, cancellationToken) is { } before) return (before.Shown, IsNew: false);
            await change.RefuseAnotherAsync(request.MessageId, cancellationToken);
            await change.AddAsync(reminder, key, message.ExcerptAt, cancellationToken);
            await change.CommitAsync(cancellationToken);
        }

        return (await LookAgainAsync(caller, token, reminder.Shown, message, cancellationToken), IsNew: true);
    }

    // What happened to the message before the reminder was there, its events have passed by unheard.
    private async Task<Reminder> LookAgainAsync(
        CallerIdentity caller, CallerToken token, Reminder reminder, SeenMessage seen, CancellationToken cancellationToken)
    {
        var present = await messages.FindAsync(token, reminder.ConversationId, reminder.MessageId, reminder.Seq, cancellationToken);
        if (present == seen) return reminder;
        if (present is null) await copies.HideAsync(caller.TenantId, reminder.Id, cancellationToken);
        else await copies.EditedAsync(caller.TenantId, reminder.MessageId, present.Excerpt, present.ExcerptAt, cancellationToken);
        return (await store.FindAsync(caller.TenantId, caller.UserId, reminder.Id, cancellationToken) ?? throw Problem.NotFound()).Shown;
    }

    private static void RefuseWithoutMessage(CreateReminderRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.ConversationId == Guid.Empty) errors["conversationId"] = ["ConversationId is required: where the message stands."];
        if (request.MessageId == Guid.Empty) errors["messageId"] = ["MessageId is required."];
        if (request.Seq < 1) errors["seq"] = ["Seq is required: the message's position in its conversation, 1 or more."];
        if (errors.Count > 0) throw Problem.Invalid(errors);
    }

    private static KeptReminder New(CallerIdentity caller, CreateReminderRequest request, SeenMessage message, DateTimeOffset now) => new(
        new Reminder(
            Guid.CreateVersion7(now), request.ConversationId, request.MessageId, request.Seq, message.RootConversationId, message.AuthorId,
            message.Excerpt, MessageState.Available, caller.UserId, caller.UserId, "", "UTC", Repeat.Never, ReminderState.Pending,
            NextAt: null, FiredAt: null, DueAt: null, now, now, Version: 1, WhenOnline: null),
        SeriesStart: default, IsSnoozed: false, DoneAt: null);
}

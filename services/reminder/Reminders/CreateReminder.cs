using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Reminder.Asking;
using Platform.Reminder.Messages;
using Platform.Reminder.Others;
using Platform.Reminder.Times;

namespace Platform.Reminder.Reminders;

/// <summary>Sets reminders of a message that the caller may see: one for each person whom it is to remind, the caller unless others are named.</summary>
internal sealed class CreateReminder(
    ReminderDatabase database, ReminderStore store, ChatMessages messages, MessageCopies copies, People people, ReminderPolicy policy, TimeProvider clock)
{
    /// <summary>
    /// The caller's own, null where it is for others alone; and whether it is new: the same <paramref name="key"/> again finds the first one.
    /// </summary>
    /// <exception cref="ProblemException">
    /// Out of bounds (400), for others where that is not allowed (403), no such message (404), one of this message is open or there are too
    /// many (409), chat or directory is away (503).
    /// </exception>
    public async Task<(Reminder? Own, bool IsNew)> HandleAsync(
        CallerIdentity caller, CallerToken token, CreateReminderRequest request, Guid? key, CancellationToken cancellationToken)
    {
        var now = Milliseconds.Truncate(clock.GetUtcNow());
        RefuseWithoutMessage(request);
        var reminded = Reminded.Of(caller, request.For);
        var occasion = Occasion.Of(request, reminded.Everybody);
        if (key is { } known && await store.FindMadeAsync(caller.TenantId, caller.UserId, known, cancellationToken) is { } made)
            return (OwnOf(caller, made), IsNew: false);

        occasion.RefuseImpossible(now);
        if (reminded.Others.Count > 0) await policy.RefuseOthersAsync(caller.TenantId, cancellationToken);
        if (occasion.Person is { } person) await people.RefuseUnknownAsync(token, person, cancellationToken);
        var message = await messages.FindAsync(token, request.ConversationId, request.MessageId, request.Seq, cancellationToken) ?? throw Problem.NotFound();
        await RefuseBlindAsync(token, request, reminded, cancellationToken);

        var wanted = reminded.Everybody.Select(userId => occasion.Await(New(caller, userId, request, message, now), now)).ToList();
        await using (var change = await ReminderChange.BeginAsync(database, caller.TenantId, caller.UserId, reminded.Everybody, now, cancellationToken))
        {
            if (await change.FindMadeAsync(key, cancellationToken) is { } before) return (OwnOf(caller, before), IsNew: false);
            if (reminded.Others.Count < reminded.Everybody.Count) await change.RefuseAnotherAsync(request.MessageId, cancellationToken);
            wanted = await WithoutProvidedAsync(change, caller, reminded, wanted, request.MessageId, cancellationToken);
            await change.AddAsync(wanted, key, message.ExcerptAt, cancellationToken);
            await change.CommitAsync(cancellationToken);
        }

        var isAsSeen = await LookAgainAsync(caller.TenantId, token, request, message, wanted, cancellationToken);
        var own = wanted.Find(one => one.Shown.UserId == caller.UserId)?.Shown;
        if (own is null || isAsSeen) return (own, IsNew: true);
        return ((await store.FindAsync(caller.TenantId, caller.UserId, own.Id, cancellationToken) ?? throw Problem.NotFound()).Shown, IsNew: true);
    }

    private async Task RefuseBlindAsync(CallerToken token, CreateReminderRequest request, Reminded reminded, CancellationToken cancellationToken)
    {
        if (reminded.Others.Count == 0) return;
        var seeing = await messages.FindWhoSeesAsync(token, request.ConversationId, request.Seq, reminded.Others, cancellationToken);
        if (reminded.Others.Any(userId => !seeing.Contains(userId))) throw Problem.Invalid("for", "For names somebody who does not see the message.");
    }

    private static async Task<List<KeptReminder>> WithoutProvidedAsync(
        ReminderChange change, CallerIdentity caller, Reminded reminded, List<KeptReminder> wanted, Guid messageId, CancellationToken cancellationToken)
    {
        if (reminded.Others.Count == 0) return wanted;
        await OtherReminders.RefuseFloodAsync(change.Transaction, caller.TenantId, caller.UserId, reminded.Others, cancellationToken);
        var provided = await OtherReminders.FindProvidedAsync(change.Transaction, caller.TenantId, reminded.Others, messageId, cancellationToken);
        return [.. wanted.Where(one => !provided.Contains(one.Shown.UserId))];
    }

    // What happened to the message before the reminders were there, its events have passed by unheard.
    private async Task<bool> LookAgainAsync(
        Guid tenantId, CallerToken token, CreateReminderRequest request, SeenMessage seen, List<KeptReminder> set, CancellationToken cancellationToken)
    {
        var present = await messages.FindAsync(token, request.ConversationId, request.MessageId, request.Seq, cancellationToken);
        Guid[] others = [.. set.Where(one => one.Shown.UserId != one.Shown.CreatedBy).Select(one => one.Shown.UserId)];
        var seeing = present is null || others.Length == 0
            ? new HashSet<Guid>()
            : await messages.FindWhoSeesAsync(token, request.ConversationId, request.Seq, others, cancellationToken);
        foreach (var one in set.Select(kept => kept.Shown).Where(one => present is null || one.UserId != one.CreatedBy && !seeing.Contains(one.UserId)))
            await copies.HideAsync(tenantId, one.Id, cancellationToken);
        if (present is not null && present != seen) await copies.EditedAsync(tenantId, request.MessageId, present.Excerpt, present.ExcerptAt, cancellationToken);
        return present == seen;
    }

    private static Reminder? OwnOf(CallerIdentity caller, KeptReminder made) => made.Shown.UserId == caller.UserId ? made.Shown : null;

    private static void RefuseWithoutMessage(CreateReminderRequest request)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.ConversationId == Guid.Empty) errors["conversationId"] = ["ConversationId is required: where the message stands."];
        if (request.MessageId == Guid.Empty) errors["messageId"] = ["MessageId is required."];
        if (request.Seq < 1) errors["seq"] = ["Seq is required: the message's position in its conversation, 1 or more."];
        if (errors.Count > 0) throw Problem.Invalid(errors);
    }

    private static KeptReminder New(CallerIdentity caller, Guid userId, CreateReminderRequest request, SeenMessage message, DateTimeOffset now) => new(
        new Reminder(
            Guid.CreateVersion7(now), request.ConversationId, request.MessageId, request.Seq, message.RootConversationId, message.AuthorId,
            message.Excerpt, MessageState.Available, userId, caller.UserId, "", "UTC", Repeat.Never, ReminderState.Pending,
            NextAt: null, FiredAt: null, DueAt: null, now, now, Version: 1, WhenOnline: null),
        SeriesStart: default, IsSnoozed: false, DoneAt: null);
}

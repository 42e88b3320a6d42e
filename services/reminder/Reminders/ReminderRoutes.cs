using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Reminder.Asking;
using Platform.Reminder.Others;

namespace Platform.Reminder.Reminders;

/// <summary>REST routes of reminders.</summary>
internal static class ReminderRoutes
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 200;

    public static void MapReminders(this IEndpointRouteBuilder routes)
    {
        var reminders = routes.MapGroup("/reminders").WithTags("Reminders");
        reminders.MapGet("/", ListAsync).WithName("ListReminders").WithSummary("My reminders")
            .WithDescription($"`state=open` (the default): those that wait and those that are due, the first first; `state=done`: those that are over, the latest first. `cursor`: the nextCursor of an earlier page. {MaxLimit} at most a page. My devices hear `notification` with the kind `reminderDue` or `reminderChanged`.")
            .ProducesProblem(400);
        reminders.MapPost("/", CreateAsync).WithName("CreateReminder").WithSummary("Be reminded of a message")
            .WithDescription($"At a wall time in a time zone, once or repeatedly; or, with `whenOnline` instead, the next time that a colleague is seen online (`online` in presence, so neither away nor do not disturb), at once when they are: once, and never because of somebody who is invisible. A time that the clocks jump over moves on by as much; of one that they show twice it is the earlier. `Idempotency-Key` (a UUID): sent again it answers 200 with what the first one made. `for` sets one for each of these people, who are then the only ones that see and change it, where the organization allows it (403 `reminders_for_others_off`): who does not see the message is refused by name of the field, and whoever has a reminder of it already keeps that one. With nobody but others the answer is 204. 409 `too_many_for_person` with `userIds` where somebody has {OtherReminders.MostFromOne} open ones from the caller, `reminder_exists` with its `reminderId`, `too_many_reminders` beyond {ReminderChange.MostOpen} open ones; 503 `chat_unavailable`, `directory_unavailable`.")
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        reminders.MapGet("/counts", CountAsync).WithName("CountReminders").WithSummary("How many of mine are due, and how many wait");
        var one = reminders.MapGroup("/{reminderId:guid}").ProducesProblem(404);
        one.MapGet("/", FindAsync).WithName("GetReminder").WithSummary("One reminder");
        one.MapGet("/history", HistoryAsync).WithName("ListReminderHistory").WithSummary("What happened to a reminder, the latest first")
            .WithDescription($"The last {ReminderHistories.Most}.");
        one.MapPatch("/", ChangeAsync).WithName("ChangeReminder").WithSummary("Give a reminder another time, or somebody to wait for")
            .WithDescription("What is absent stays; with `whenOnline` it waits for a person instead of a time, and back with `localTime` and `timeZone`. It waits again, also when it was due or over. With `version`, a change that came in between answers 409 `changed_meanwhile`.")
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(503);
        one.MapDelete("/", DeleteAsync).WithName("DeleteReminder").WithSummary("Delete a reminder and its history");
        one.MapPost("/snooze", SnoozeAsync).WithName("SnoozeReminder").WithSummary("Pause a reminder for some hours from now")
            .WithDescription("One that repeats goes on with its series afterwards; one that waits or waited for a person has a time then.").ProducesProblem(400).ProducesProblem(409);
        one.MapPost("/dismiss", DismissAsync).WithName("DismissReminder").WithSummary("It was seen")
            .WithDescription("One that fires once is over, one that repeats waits for its next time. Again: the same answer.");
        one.MapPost("/complete", CompleteAsync).WithName("CompleteReminder").WithSummary("Do not notify any more")
            .WithDescription("It is over, with all that would have come. Again: the same answer.");
    }

    private static async Task<Ok<ReminderPage>> ListAsync(
        string? state, Guid? conversationId, string? cursor, int? limit, CallerIdentity caller, ReminderStore store, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxLimit) throw Problem.Invalid("limit", $"Limit must be from 1 to {MaxLimit}.");
        var (wanted, after) = (limit ?? DefaultLimit, ReminderCursor.Parse(cursor));
        var items = state switch
        {
            null or "open" => await store.OpenAsync(caller.TenantId, caller.UserId, conversationId, after, wanted, cancellationToken),
            "done" => await store.DoneAsync(caller.TenantId, caller.UserId, conversationId, after, wanted, cancellationToken),
            _ => throw Problem.Invalid("state", "State is open or done."),
        };
        return TypedResults.Ok(new ReminderPage(
            [.. items.Select(kept => kept.Shown)], items.Count == wanted ? ReminderCursor.After(items[^1]).ToString() : null));
    }

    private static async Task<Results<Created<Reminder>, Ok<Reminder>, NoContent>> CreateAsync(
        CreateReminderRequest request, [FromHeader(Name = "Idempotency-Key")] Guid? idempotencyKey, CallerIdentity caller, CallerToken token,
        CreateReminder create, CancellationToken cancellationToken)
    {
        var (own, isNew) = await create.HandleAsync(caller, token, request, idempotencyKey, cancellationToken);
        if (own is null) return TypedResults.NoContent();
        return isNew ? TypedResults.Created($"/api/reminder/v1/reminders/{own.Id}", own) : TypedResults.Ok(own);
    }

    private static async Task<Ok<ReminderCounts>> CountAsync(CallerIdentity caller, ReminderStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.CountAsync(caller.TenantId, caller.UserId, cancellationToken));

    private static async Task<Ok<Reminder>> FindAsync(Guid reminderId, CallerIdentity caller, ReminderStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok((await store.FindAsync(caller.TenantId, caller.UserId, reminderId, cancellationToken) ?? throw Problem.NotFound()).Shown);

    private static async Task<Ok<ReminderHistory>> HistoryAsync(
        Guid reminderId, CallerIdentity caller, ReminderStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.HistoryAsync(caller.TenantId, caller.UserId, reminderId, cancellationToken) ?? throw Problem.NotFound());

    private static async Task<Ok<Reminder>> ChangeAsync(
        Guid reminderId, ChangeReminderRequest request, CallerIdentity caller, CallerToken token, ChangeReminder change, CancellationToken cancellationToken) =>
        TypedResults.Ok(await change.RescheduleAsync(caller, token, reminderId, request, cancellationToken));

    private static async Task<Ok<Reminder>> SnoozeAsync(
        Guid reminderId, SnoozeRequest request, CallerIdentity caller, ChangeReminder change, CancellationToken cancellationToken) =>
        TypedResults.Ok(await change.SnoozeAsync(caller, reminderId, request, cancellationToken));

    private static async Task<Ok<Reminder>> DismissAsync(Guid reminderId, CallerIdentity caller, ChangeReminder change, CancellationToken cancellationToken) =>
        TypedResults.Ok(await change.DismissAsync(caller, reminderId, cancellationToken));

    private static async Task<Ok<Reminder>> CompleteAsync(Guid reminderId, CallerIdentity caller, ChangeReminder change, CancellationToken cancellationToken) =>
        TypedResults.Ok(await change.CompleteAsync(caller, reminderId, cancellationToken));

    private static async Task<NoContent> DeleteAsync(Guid reminderId, CallerIdentity caller, ChangeReminder change, CancellationToken cancellationToken)
    {
        await change.DeleteAsync(caller, reminderId, cancellationToken);
        return TypedResults.NoContent();
    }
}

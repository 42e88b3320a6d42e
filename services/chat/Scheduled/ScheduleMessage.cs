using Platform.Chat.Messages;
using Platform.Chat.Realtime;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Scheduled;

/// <summary>Keeps a message for later, changes it, cancels it.</summary>
public sealed class ScheduleMessage(ScheduledStore store, ChatEvents events, TimeProvider clock)
{
    /// <summary>How many scheduled messages an author may have.</summary>
    public const int MostPerAuthor = 100;

    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>The message as it is kept; the first result when this id was given before.</summary>
    /// <exception cref="ProblemException">Out of bounds (400), not a member (404), too many (409 <c>too_many_scheduled</c>).</exception>
    public async Task<(ScheduledMessage Message, bool IsNew)> HandleAsync(
        CallerIdentity caller, Guid conversationId, ScheduleRequest request, CancellationToken cancellationToken)
    {
        if (request.ClientMessageId == Guid.Empty) throw Problem.Invalid("clientMessageId", "ClientMessageId is required: a UUID that stays the same when it is sent again.");
        var now = clock.GetUtcNow();
        var message = new ScheduledMessage(request.ClientMessageId, conversationId, MessageBody.Parse(request.Body), Parse(request.SendAt, now), now);
        var (isMember, isNew, kept) = await store.AddAsync(caller.TenantId, caller.UserId, message, MostPerAuthor, cancellationToken);
        if (!isMember) throw Problem.NotFound();
        if (kept is null) throw Problem.Conflict("too_many_scheduled", $"At most {MostPerAuthor} messages can be scheduled, or this id belongs to another one.");
        if (isNew) events.ScheduledChanged(caller.UserId, new(kept.Id, conversationId, kept));
        return (kept, isNew);
    }

    /// <summary>The message with another text or time.</summary>
    /// <exception cref="ProblemException">Out of bounds (400), not the caller's or sent already (404), being sent (409 <c>being_sent</c>).</exception>
    public async Task<ScheduledMessage> ChangeAsync(CallerIdentity caller, Guid id, RescheduleRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var body = request.Body is null ? null : MessageBody.Parse(request.Body);
        DateTimeOffset? sendAt = request.SendAt is { } time ? Parse(time, now) : null;
        var message = Found(await store.ChangeAsync(caller.TenantId, caller.UserId, id, body, sendAt, now, cancellationToken));
        events.ScheduledChanged(caller.UserId, new(id, message.ConversationId, message));
        return message;
    }

    /// <summary>It will not be sent.</summary>
    /// <exception cref="ProblemException">Not the caller's or sent already (404), being sent (409 <c>being_sent</c>).</exception>
    public async Task CancelAsync(CallerIdentity caller, Guid id, CancellationToken cancellationToken)
    {
        var message = Found(await store.CancelAsync(caller.TenantId, caller.UserId, id, clock.GetUtcNow(), cancellationToken));
        events.ScheduledChanged(caller.UserId, new(id, message.ConversationId, Message: null));
    }

    private static ScheduledMessage Found((bool Exists, ScheduledMessage? Message) result) =>
        !result.Exists ? throw Problem.NotFound() : result.Message ?? throw Problem.Conflict("being_sent", "The message is being sent at this moment.");

    private static DateTimeOffset Parse(DateTimeOffset sendAt, DateTimeOffset now) =>
        sendAt > now && sendAt <= now + Furthest
            ? sendAt.ToUniversalTime()
            : throw Problem.Invalid("sendAt", $"SendAt must be after now, {now:u}, and within {Furthest.Days} days.");
}

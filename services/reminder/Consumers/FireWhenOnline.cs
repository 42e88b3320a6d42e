using MassTransit;
using Platform.Contracts;
using Platform.Reminder.Reminders;
using Platform.Reminder.Waiting;

namespace Platform.Reminder.Consumers;

/// <summary>
/// Fires what waited for somebody who came online. Once an event: delivered again, it would find those that were made to wait again in
/// the same millisecond.
/// </summary>
internal sealed class FireWhenOnline(ReminderDatabase database, TimeProvider clock) : IConsumer<PersonCameOnline>
{
    public async Task Consume(ConsumeContext<PersonCameOnline> context)
    {
        var came = context.Message;
        await using var transaction = await database.BeginAsync(came.TenantId, context.CancellationToken);
        if (!await transaction.TryEnterInboxAsync(came.EventId, nameof(FireWhenOnline), context.CancellationToken)) return;
        var now = Milliseconds.Truncate(clock.GetUtcNow());
        while (await WaitingStore.FireAsync(transaction, came, now, context.CancellationToken) == NotificationsRaised.Most) { /* there may be more */ }
        await transaction.CommitAsync(context.CancellationToken);
    }
}

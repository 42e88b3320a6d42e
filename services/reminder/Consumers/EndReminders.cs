using MassTransit;
using Platform.Contracts;
using Platform.Data;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Consumers;

/// <summary>Ends what is open of somebody who was deactivated. Once an event: it may come again after they were let in again.</summary>
internal sealed class EndReminders(ReminderDatabase database, TimeProvider clock) : IConsumer<UserChanged>
{
    public async Task Consume(ConsumeContext<UserChanged> context)
    {
        var user = context.Message;
        if (user.IsActive) return;
        await using var transaction = await database.BeginAsync(user.TenantId, context.CancellationToken);
        if (!await transaction.TryEnterInboxAsync(user.EventId, nameof(EndReminders), context.CancellationToken)) return;
        var ended = await EndAsync(transaction, user, context.CancellationToken);
        if (ended.Length > 0)
        {
            await using var batch = transaction.Batch();
            ReminderHistories.Add(batch, user.TenantId, ended, "completed", clock.GetUtcNow(), by: null);
            await batch.ExecuteAsync(context.CancellationToken);
        }

        await transaction.CommitAsync(context.CancellationToken);
    }

    private async Task<Guid[]> EndAsync(TenantTransaction transaction, UserChanged user, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add($"""
            with found as materialized (select id from reminder where tenant_id = $1 and user_id = $2 and state <> 'done' order by id for update)
            update reminder set state = 'done', done_at = $3, next_at = null, claim_id = null, claimed_until = null, changed_at = $3, version = version + 1
            from found where reminder.tenant_id = $1 and reminder.id = found.id returning {ReminderColumns.All}
            """, user.TenantId, user.UserId, Milliseconds.Truncate(clock.GetUtcNow()));
        return [.. (await ReminderColumns.ReadAllAsync(batch, cancellationToken)).Select(kept => kept.Shown.Id)];
    }
}

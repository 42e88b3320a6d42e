using MassTransit;
using Platform.Contracts;
using Platform.Reminder.Messages;

namespace Platform.Reminder.Consumers;

/// <summary>
/// Takes from reminders what their owners may not see any more, in the threads of the conversation too. Once an event: delivered again
/// after they came back, it would hide what is theirs.
/// </summary>
internal sealed class HideMessages(ReminderDatabase database, MessageCopies copies) : IConsumer<MembersRemoved>
{
    public async Task Consume(ConsumeContext<MembersRemoved> context)
    {
        var removed = context.Message;
        await using var transaction = await database.BeginAsync(removed.TenantId, context.CancellationToken);
        if (!await transaction.TryEnterInboxAsync(removed.EventId, nameof(HideMessages), context.CancellationToken)) return;
        await copies.HideAsync(transaction, removed.TenantId, removed.ConversationId, [.. removed.UserIds], context.CancellationToken);
        await transaction.CommitAsync(context.CancellationToken);
    }
}

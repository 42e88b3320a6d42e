using MassTransit;
using Platform.Contracts;
using Platform.Reminder.Messages;

namespace Platform.Reminder.Consumers;

/// <summary>
/// Keeps what reminders say of a message true to it. The time of an edit, and that nothing follows a deletion, make repetitions and a
/// wrong order harmless, so it needs no inbox.
/// </summary>
internal sealed class KeepExcerpts(MessageCopies copies) : IConsumer<MessageEdited>, IConsumer<MessageDeleted>
{
    public Task Consume(ConsumeContext<MessageEdited> context)
    {
        var edited = context.Message;
        return copies.EditedAsync(edited.TenantId, edited.MessageId, ChatMessages.ExcerptOf(edited.Body), edited.EditedAt, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<MessageDeleted> context)
    {
        var deleted = context.Message;
        return copies.DeletedAsync(deleted.TenantId, deleted.MessageId, context.CancellationToken);
    }
}

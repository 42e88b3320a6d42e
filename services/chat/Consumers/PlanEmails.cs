using MassTransit;
using Platform.Chat.Email;
using Platform.Contracts;

namespace Platform.Chat.Consumers;

/// <summary>Notes who is to be told by e-mail of what stays unread. A repeated delivery notes who waits
/// already, or what was told, so it needs no inbox.</summary>
internal sealed class PlanEmails(EmailQueue queue) : IConsumer<MessagesPosted>
{
    public Task Consume(ConsumeContext<MessagesPosted> context) => queue.AddAsync(context.Message, context.CancellationToken);
}

using MassTransit;
using Platform.Chat.Push;
using Platform.Contracts;

namespace Platform.Chat.Consumers;

/// <summary>
/// Notes which devices are to be told of what happened. A repeated delivery notes what waits already, or finds it told or withdrawn, so it needs
/// no inbox.
/// </summary>
internal sealed class PlanPushes(PushPlanner planner) : IConsumer<MessagesPosted>, IConsumer<NotificationsRaised>
{
    public Task Consume(ConsumeContext<MessagesPosted> context) => planner.PostedAsync(context.Message, context.CancellationToken);

    public Task Consume(ConsumeContext<NotificationsRaised> context) => planner.RaisedAsync(context.Message, context.CancellationToken);
}

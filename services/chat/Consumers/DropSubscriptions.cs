using MassTransit;
using Platform.Chat.Push;
using Platform.Contracts;

namespace Platform.Chat.Consumers;

/// <summary>A device that signed out is told nothing more. A repeated delivery finds nothing left to drop.</summary>
public sealed class DropSubscriptions(SubscriptionStore subscriptions) : IConsumer<SessionsEnded>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<SessionsEnded> context)
    {
        var ended = context.Message;
        return subscriptions.DropAsync(ended.TenantId, ended.SessionIds, context.CancellationToken);
    }
}

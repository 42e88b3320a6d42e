using MassTransit;
using Platform.Chat.Receipts;
using Platform.Contracts;

namespace Platform.Chat.Consumers;

/// <summary>Keeps who shows what they have read, in a queue that waits while no process of chat is there.</summary>
public sealed class RememberReadSettings(FollowReadSettings follow) : IConsumer<UserSettingsChanged>, IConsumer<TenantSettingsChanged>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<UserSettingsChanged> context) => follow.HandleAsync(context.Message, context.CancellationToken);

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<TenantSettingsChanged> context) => follow.HandleAsync(context.Message, context.CancellationToken);
}

using MassTransit;
using Platform.Chat.Realtime;
using Platform.Chat.Receipts;
using Platform.Contracts;

namespace Platform.Chat.Consumers;

/// <summary>
/// Lets the open connections of each process see what others have read, or no longer. It writes the setting down itself where
/// <see cref="RememberReadSettings"/> has not yet, so that it does not look too early.
/// </summary>
public sealed class ShowReadSettings(FollowReadSettings follow, ReadSight sight) : IConsumer<UserSettingsChanged>, IConsumer<TenantSettingsChanged>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<UserSettingsChanged> context)
    {
        var chosen = context.Message;
        await follow.HandleAsync(chosen, context.CancellationToken);
        await sight.UserChoseAsync(chosen.TenantId, chosen.UserId, context.CancellationToken);
    }

    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<TenantSettingsChanged> context)
    {
        var decided = context.Message;
        await follow.HandleAsync(decided, context.CancellationToken);
        await sight.TenantDecidedAsync(decided.TenantId, context.CancellationToken);
    }
}

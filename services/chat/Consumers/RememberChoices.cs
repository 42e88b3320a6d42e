using MassTransit;
using Platform.Chat.Notifications;
using Platform.Contracts;

namespace Platform.Chat.Consumers;

/// <summary>Keeps how people want to be notified. Its version check makes a repeated delivery harmless, so it needs no inbox.</summary>
public sealed class RememberChoices(NotificationChoiceStore choices, TimeProvider clock) : IConsumer<UserSettingsChanged>, IConsumer<DoNotDisturbChanged>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<UserSettingsChanged> context) =>
        choices.RememberAsync(context.Message, clock.GetUtcNow(), context.CancellationToken);

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<DoNotDisturbChanged> context) =>
        choices.RememberAsync(context.Message, clock.GetUtcNow(), context.CancellationToken);
}

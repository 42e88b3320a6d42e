using MassTransit;
using Platform.Contracts;
using Platform.Reminder.Others;

namespace Platform.Reminder.Consumers;

/// <summary>Keeps what administrators decided. The version makes repetitions and a wrong order harmless, so it needs no inbox.</summary>
internal sealed class KeepPolicy(ReminderPolicy policy) : IConsumer<TenantSettingsChanged>
{
    public Task Consume(ConsumeContext<TenantSettingsChanged> context) => policy.DecideAsync(context.Message, context.CancellationToken);
}

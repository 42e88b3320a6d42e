using MassTransit;
using Platform.Chat.Realtime;
using Platform.Contracts;

namespace Platform.Chat.Consumers;

/// <summary>Tells those who watch somebody what changed. One node takes the event; the backplane reaches the others that have watchers.</summary>
public sealed class ShowPresence(ChatEvents events) : IConsumer<PresenceChanged>, IConsumer<OwnStatusChanged>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<PresenceChanged> context)
    {
        var changed = context.Message;
        foreach (var person in changed.People) events.PresenceChanged(changed.TenantId, Presence.SeenPerson.Of(person));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<OwnStatusChanged> context)
    {
        events.StatusChanged(context.Message.UserId);
        return Task.CompletedTask;
    }
}

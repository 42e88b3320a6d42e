using MassTransit;
using Platform.Contracts;
using Platform.Presence.Awaited;

namespace Platform.Presence.Consumers;

/// <summary>
/// Notes that somebody waits for a person, then looks whether they are online already: who comes in between is told of by one of the
/// two. Heard of twice, it costs an event that finds nobody waiting, so it needs no inbox.
/// </summary>
internal sealed class AwaitPeople(AwaitedStore store, AwaitedPeople people, TimeProvider clock) : IConsumer<PersonAwaited>
{
    public async Task Consume(ConsumeContext<PersonAwaited> context)
    {
        var awaited = context.Message;
        await store.AddAsync(awaited, clock.GetUtcNow(), context.CancellationToken);
        await people.LookAsync(awaited.TenantId, [awaited.UserId], context.CancellationToken);
    }
}

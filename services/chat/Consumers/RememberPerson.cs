using MassTransit;
using Platform.Chat.People;
using Platform.Contracts;

namespace Platform.Chat.Consumers;

/// <summary>Keeps the projection of people up to date. Its version check makes a repeated delivery harmless, so it needs no inbox.</summary>
public sealed class RememberPerson(PersonStore people) : IConsumer<UserChanged>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<UserChanged> context) => people.RememberAsync(context.Message, context.CancellationToken);
}

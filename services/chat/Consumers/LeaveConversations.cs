using MassTransit;
using Platform.Chat.Realtime;
using Platform.Contracts;

namespace Platform.Chat.Consumers;

/// <summary>
/// Takes a removed member's connections out of the conversation, in every process. The control frame of the backplane is quicker;
/// this comes also where the backplane is away. A repeated delivery finds nothing left to do.
/// </summary>
public sealed class LeaveConversations(Memberships memberships) : IConsumer<MembersRemoved>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<MembersRemoved> context)
    {
        var removed = context.Message;
        return memberships.RecheckAsync(removed.TenantId, removed.ConversationId, removed.UserIds, context.CancellationToken);
    }
}

using MassTransit;
using Microsoft.Extensions.Options;
using Platform.Contracts;
using Platform.Directory.Email;

namespace Platform.Directory.Consumers;

/// <summary>Keeps an e-mail about what somebody has left unread until it is sent. Once an event: it may come again when it has gone.</summary>
internal sealed class KeepUnreadEmail(DirectoryDatabase database, EmailStore emails, IOptions<EmailOptions> options, TimeProvider clock) : IConsumer<UnreadEmailDue>
{
    public async Task Consume(ConsumeContext<UnreadEmailDue> context)
    {
        var left = context.Message;
        var now = clock.GetUtcNow();
        if (!options.Value.IsConfigured || now >= left.ExpiresAt) return;
        await using var transaction = await database.BeginAsync(left.TenantId, context.CancellationToken);
        if (!await transaction.TryEnterInboxAsync(left.EventId, nameof(KeepUnreadEmail), context.CancellationToken)) return;
        await emails.AddAsync(transaction, left, now, context.CancellationToken);
        await transaction.CommitAsync(context.CancellationToken);
    }
}

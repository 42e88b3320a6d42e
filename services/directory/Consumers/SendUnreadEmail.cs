using MassTransit;
using Microsoft.Extensions.Options;
using Platform.Contracts;
using Platform.Data;
using Platform.Directory.Email;

namespace Platform.Directory.Consumers;

/// <summary>
/// Sends an e-mail about what somebody has left unread. Once an event; sent again after a crash in between, it bears the same id. A mail
/// server that is away is tried again until it is no news any more.
/// </summary>
internal sealed class SendUnreadEmail(DirectoryDatabase database, Mailer mailer, IOptions<EmailOptions> options, TimeProvider clock) : IConsumer<MessagesLeftUnread>
{
    public async Task Consume(ConsumeContext<MessagesLeftUnread> context)
    {
        var left = context.Message;
        if (!options.Value.IsConfigured || clock.GetUtcNow() >= left.ExpiresAt) return;
        await using var transaction = await database.BeginAsync(left.TenantId, context.CancellationToken);
        if (!await transaction.TryEnterInboxAsync(left.EventId, nameof(SendUnreadEmail), context.CancellationToken)) return;
        if (await RecipientAsync(transaction, left, context.CancellationToken) is var (address, language, workspace))
        {
            var (subject, text) = UnreadEmail.Write(left, workspace, language, options.Value.PublicAddress);
            await mailer.SendAsync(left.EventId, address, subject, text, context.CancellationToken);
        }

        await transaction.CommitAsync(context.CancellationToken);
    }

    private static async Task<(string Address, string Language, string Workspace)?> RecipientAsync(
        TenantTransaction transaction, MessagesLeftUnread left, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            select u.email, u.language, t.name from users u join tenants t on t.tenant_id = u.tenant_id
            where u.tenant_id = $1 and u.id = $2 and u.email is not null and u.is_active
            """, left.TenantId, left.UserId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetString(0), reader.GetString(1), reader.GetString(2)) : null;
    }
}

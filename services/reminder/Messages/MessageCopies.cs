using Platform.Contracts;
using Platform.Data;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Messages;

/// <summary>
/// The beginnings of messages that reminders keep: true to the message while its reader may see it, and gone with that. Rows are locked
/// in the order of their ids, as by whoever fires them, so that two never wait for each other.
/// </summary>
internal sealed class MessageCopies(ReminderDatabase database, TimeProvider clock)
{
    /// <summary>A message says something else since a time; what is older than that is passed over.</summary>
    public async Task EditedAsync(Guid tenantId, Guid messageId, string excerpt, DateTimeOffset editedAt, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(tenantId, cancellationToken);
        await ChangeAsync(transaction, tenantId, "message_id = $3 and message = 'available' and excerpt_at < $5",
            "excerpt = $4, excerpt_at = $5", [messageId, excerpt, editedAt], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A message was deleted for all.</summary>
    public async Task DeletedAsync(Guid tenantId, Guid messageId, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(tenantId, cancellationToken);
        await ChangeAsync(transaction, tenantId, "message_id = $3 and message = 'available'",
            "message = 'deleted', excerpt = null", [messageId], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The message of one reminder cannot be seen by its owner.</summary>
    public async Task HideAsync(Guid tenantId, Guid reminderId, CancellationToken cancellationToken)
    {
        await using var transaction = await database.BeginAsync(tenantId, cancellationToken);
        await ChangeAsync(transaction, tenantId, "id = $3 and message = 'available'",
            "message = 'unavailable', excerpt = null", [reminderId], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>People are not in a conversation any more, and so in none of its threads.</summary>
    public Task HideAsync(TenantTransaction transaction, Guid tenantId, Guid conversationId, Guid[] userIds, CancellationToken cancellationToken) =>
        ChangeAsync(transaction, tenantId, "user_id = any($4) and (conversation_id = $3 or root_conversation_id = $3) and message = 'available'",
            "message = 'unavailable', excerpt = null", [conversationId, userIds], cancellationToken);

    private async Task ChangeAsync(
        TenantTransaction transaction, Guid tenantId, string which, string change, object[] parameters, CancellationToken cancellationToken)
    {
        var now = Milliseconds.Truncate(clock.GetUtcNow());
        await using var batch = transaction.Batch();
        batch.Add($"""
            with found as materialized (select id from reminder where tenant_id = $1 and {which} order by id for update)
            update reminder set {change}, changed_at = $2, version = version + 1 from found
            where reminder.tenant_id = $1 and reminder.id = found.id returning {ReminderColumns.All}
            """, [tenantId, now, .. parameters]);
        var changed = await ReminderColumns.ReadAllAsync(batch, cancellationToken);
        if (changed.Count == 0) return;
        await using var raising = transaction.Batch();
        foreach (var raised in NotificationsRaised.Of(tenantId, changed.Select(kept => Notices.Changed(kept.Shown, now)))) raising.AddEvent(raised);
        await raising.ExecuteAsync(cancellationToken);
    }
}

using Platform.Data;
using Platform.Hosting.Errors;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Others;

/// <summary>The SQL of what limits reminders that people set for others, in a transaction in which those of these people change.</summary>
internal static class OtherReminders
{
    /// <summary>How many open ones somebody may have from one other person.</summary>
    public const int MostFromOne = 20;

    /// <summary>Refuses to flood anybody.</summary>
    /// <exception cref="ProblemException">One of them has too many open ones from the caller (409 <c>too_many_for_person</c>).</exception>
    public static async Task RefuseFloodAsync(
        TenantTransaction transaction, Guid tenantId, Guid callerId, IReadOnlyList<Guid> others, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            select user_id from reminder where tenant_id = $1 and user_id = any($3) and created_by = $2 and state <> 'done'
            group by user_id having count(*) >= $4 order by user_id
            """, tenantId, callerId, others.ToArray(), MostFromOne);
        var flooded = new List<Guid>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) flooded.Add(reader.GetGuid(0));
        if (flooded.Count == 0) return;
        throw Problem.Conflict("too_many_for_person", $"Somebody has {MostFromOne} open reminders from you already.",
            new Dictionary<string, object> { ["limit"] = MostFromOne, ["userIds"] = flooded });
    }

    /// <summary>
    /// Those who get no other one: they have a reminder of this message, or as many as one may have. What that is concerns them alone.
    /// </summary>
    public static async Task<IReadOnlySet<Guid>> FindProvidedAsync(
        TenantTransaction transaction, Guid tenantId, IReadOnlyList<Guid> others, Guid messageId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            select user_id from reminder where tenant_id = $1 and user_id = any($2) and state <> 'done'
            group by user_id having bool_or(message_id = $3) or count(*) >= $4
            """, tenantId, others.ToArray(), messageId, ReminderChange.MostOpen);
        var provided = new HashSet<Guid>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) provided.Add(reader.GetGuid(0));
        return provided;
    }
}

using Platform.Contracts;
using Platform.Hosting.Errors;

namespace Platform.Reminder.Others;

/// <summary>Whether people of a tenant may set reminders for others, as its administrators decided; not, where they never did.</summary>
internal sealed class ReminderPolicy(ReminderDatabase database)
{
    /// <summary>Refuses where they may not.</summary>
    /// <exception cref="ProblemException">They may not (403 <c>reminders_for_others_off</c>).</exception>
    public async Task RefuseOthersAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select 1 from reminder_policy where tenant_id = $1 and for_others", tenantId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            throw Problem.Forbidden("reminders_for_others_off", "In your organization everybody sets reminders for themselves alone.");
    }

    /// <summary>They decided. Of two decisions the newer one holds, in whichever order they arrive.</summary>
    public async Task DecideAsync(TenantSettingsChanged decided, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(decided.TenantId);
        batch.Add("""
            insert into reminder_policy as p (tenant_id, version, for_others) values ($1, $2, $3)
            on conflict (tenant_id) do update set version = excluded.version, for_others = excluded.for_others where p.version < excluded.version
            """, decided.TenantId, decided.Version, decided.RemindersForOthers == "on");
        await batch.ExecuteAsync(cancellationToken);
    }
}

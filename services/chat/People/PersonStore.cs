using Platform.Contracts;

namespace Platform.Chat.People;

/// <summary>The SQL of the projection of people.</summary>
public sealed class PersonStore(ChatDatabase database)
{
    /// <summary>Remembers a person as of an event. Events may arrive twice or out of order: only a newer version counts.</summary>
    public async Task RememberAsync(UserChanged changed, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(changed.TenantId);
        batch.Add("""
            insert into person (tenant_id, user_id, version, display_name, is_active) values ($1, $2, $3, $4, $5)
            on conflict (tenant_id, user_id) do update
              set version = excluded.version, display_name = excluded.display_name, is_active = excluded.is_active
              where person.version < excluded.version
            """, changed.TenantId, changed.UserId, changed.Version, changed.DisplayName, changed.IsActive);
        await batch.ExecuteAsync(cancellationToken);
    }
}

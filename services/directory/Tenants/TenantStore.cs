using Platform.Data;

namespace Platform.Directory.Tenants;

/// <summary>An organization that is served.</summary>
/// <param name="Id">Identity of the tenant.</param>
/// <param name="Slug">The short name that people type to sign in.</param>
/// <param name="Name">The name as shown.</param>
public sealed record Tenant(Guid Id, string Slug, string Name);

/// <summary>The SQL of tenants.</summary>
internal sealed class TenantStore(DirectoryDatabase database)
{
    /// <summary>Looks across tenants, through a function that answers this one question.</summary>
    public async Task<Tenant?> FindBySlugAsync(string slug, CancellationToken cancellationToken)
    {
        await using var batch = database.AcrossTenants();
        batch.Add("select tenant_id, name from find_tenant($1)", slug);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new Tenant(reader.GetGuid(0), slug, reader.GetString(1)) : null;
    }

    public async Task<Tenant> GetAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select slug, name from tenants where tenant_id = $1", tenantId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Tenant(tenantId, reader.GetString(0), reader.GetString(1))
            : throw new InvalidOperationException($"Tenant {tenantId} of a valid token is not in the database.");
    }

    public static void Add(TenantBatch batch, Tenant tenant, DateTimeOffset now) =>
        batch.Add("insert into tenants (tenant_id, slug, name, created_at) values ($1, $2, $3, $4)", tenant.Id, tenant.Slug, tenant.Name, now);
}

using Platform.Directory.Photos;
using Platform.Directory.Units;
using Platform.Directory.Users;

namespace Platform.Directory.Contacts;

/// <summary>The SQL of the contact tree.</summary>
internal sealed class ContactStore(DirectoryDatabase database)
{
    public async Task<long> VersionAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select contacts_version from tenants where tenant_id = $1", tenantId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
    }

    /// <summary>
    /// The version is read first: what is read after it may be newer, never older, so a tree under a version holds at
    /// least what that version had, and whatever came later has raised the version again.
    /// </summary>
    public async Task<ContactTree> ReadAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var batch = database.ForTenant(tenantId);
        batch.Add("select contacts_version from tenants where tenant_id = $1", tenantId);
        batch.Add("select id, parent_id, name, sort_order from units where tenant_id = $1 order by sort_order, name, id", tenantId);
        batch.Add("""
            select id, display_name, position, unit_id, photo_hash from users
            where tenant_id = $1 and is_active order by sort_key, id
            """, tenantId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        var version = await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
        var units = new List<OrgUnit>();
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            units.Add(new OrgUnit(reader.GetGuid(0), reader.Value<Guid?>(1), reader.GetString(2), reader.GetInt32(3)));

        var people = new List<PersonSummary>();
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            people.Add(new PersonSummary(
                id, reader.GetString(1), reader.Value<string>(2), reader.Value<Guid?>(3), PhotoAddress.Of(id, reader.Value<string>(4)), IsActive: true));
        }

        return new ContactTree(version, units, people);
    }
}

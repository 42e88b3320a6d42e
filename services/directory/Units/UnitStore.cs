using Platform.Data;
using Platform.Directory.Contacts;
using Platform.Directory.Text;
using Platform.Hosting.Errors;

namespace Platform.Directory.Units;

/// <summary>A part of the organization.</summary>
/// <param name="Id">Identity of the unit.</param>
/// <param name="ParentId">The unit above; null at the top.</param>
/// <param name="Name">The name as shown.</param>
/// <param name="Order">Units of one parent stand in this order, then by name.</param>
public sealed record OrgUnit(Guid Id, Guid? ParentId, string Name, int Order);

/// <summary>The SQL of organization units. Every writer takes the tenant's lock first.</summary>
internal sealed class UnitStore(DirectoryDatabase database)
{
    public Task<TenantTransaction> BeginAsync(Guid tenantId, CancellationToken cancellationToken) => database.BeginAsync(tenantId, cancellationToken);

    public static async Task<OrgUnit?> LockAsync(TenantTransaction transaction, Guid tenantId, Guid unitId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        ContactsVersion.Advance(batch, tenantId);
        batch.Add("select parent_id, name, sort_order from units where tenant_id = $1 and id = $2 for no key update", tenantId, unitId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new OrgUnit(unitId, reader.Value<Guid?>(0), reader.GetString(1), reader.GetInt32(2))
            : null;
    }

    public static async Task<OrgUnit?> FindAsync(TenantTransaction transaction, Guid tenantId, Guid unitId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("select parent_id, name, sort_order from units where tenant_id = $1 and id = $2", tenantId, unitId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new OrgUnit(unitId, reader.Value<Guid?>(0), reader.GetString(1), reader.GetInt32(2))
            : null;
    }

    public static async Task AddAsync(
        TenantTransaction transaction, Guid tenantId, OrgUnit unit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        ContactsVersion.Advance(batch, tenantId);
        batch.Add("insert into units (tenant_id, id, parent_id, name, sort_order, created_at) values ($1, $2, $3, $4, $5, $6)",
            tenantId, unit.Id, unit.ParentId, unit.Name, unit.Order, now);
        UnitWords.Replace(batch, tenantId, [(unit.Id, unit.Name)]);
        batch.Add("select check_unit_tree($1)", tenantId);
        await batch.ExecuteAsync(cancellationToken);
    }

    public static async Task ChangeAsync(TenantTransaction transaction, Guid tenantId, OrgUnit unit, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("update units set parent_id = $3, name = $4, sort_order = $5 where tenant_id = $1 and id = $2",
            tenantId, unit.Id, unit.ParentId, unit.Name, unit.Order);
        UnitWords.Replace(batch, tenantId, [(unit.Id, unit.Name)]);
        batch.Add("select check_unit_tree($1)", tenantId);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <exception cref="ProblemException">409 <c>unit_not_empty</c>.</exception>
    public static async Task RemoveAsync(TenantTransaction transaction, Guid tenantId, Guid unitId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Batch();
        batch.Add("""
            delete from units u where u.tenant_id = $1 and u.id = $2
            and not exists (select from units child where child.tenant_id = $1 and child.parent_id = $2)
            and not exists (select from users member where member.tenant_id = $1 and member.unit_id = $2)
            """, tenantId, unitId);
        if (await batch.ExecuteAsync(cancellationToken) == 0)
            throw Problem.Conflict("unit_not_empty", "Units or people still belong to this unit. Move them first.");
    }
}

/// <summary>The words of units' names, by which the people in them are found.</summary>
internal static class UnitWords
{
    public static void Replace(TenantBatch batch, Guid tenantId, IReadOnlyCollection<(Guid Id, string Name)> units)
    {
        var rows = units.SelectMany(unit => SearchWords.Of(unit.Name), (unit, word) => (unit.Id, Word: word)).ToArray();
        batch.Add("delete from unit_words where tenant_id = $1 and unit_id = any($2)", tenantId, units.Select(unit => unit.Id).ToArray());
        batch.Add("""
            insert into unit_words (tenant_id, word, unit_id)
            select distinct $1, left(fold(given.word), 64), given.unit_id
            from unnest($2, $3) as given (unit_id, word)
            """, tenantId, rows.Select(row => row.Id).ToArray(), rows.Select(row => row.Word).ToArray());
    }
}

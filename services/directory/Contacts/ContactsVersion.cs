using Platform.Data;

namespace Platform.Directory.Contacts;

/// <summary>
/// The number that tells whether a contact tree is still the current one. It grows in the transaction that changes what
/// the tree shows. Its row is locked first and puts the writers of one tenant's people and units in order.
/// </summary>
internal static class ContactsVersion
{
    /// <summary>Waits for the other writers of this tenant. Adds a result of one row.</summary>
    public static void Lock(TenantBatch batch, Guid tenantId) =>
        batch.Add("select contacts_version from tenants where tenant_id = $1 for no key update", tenantId);

    public static void Advance(TenantBatch batch, Guid tenantId) =>
        batch.Add("update tenants set contacts_version = contacts_version + 1 where tenant_id = $1", tenantId);
}

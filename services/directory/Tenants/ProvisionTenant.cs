using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Idempotency;
using Platform.Directory.Passwords;
using Platform.Directory.Text;
using Platform.Directory.Users;
using Platform.Hosting.Errors;

namespace Platform.Directory.Tenants;

/// <param name="Slug">2 to 40 characters of a-z, 0-9 and hyphen: what people type to sign in.</param>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Administrator">The first person of the tenant. The operator may choose a short password; people themselves may not.</param>
public sealed record ProvisionTenantRequest(string? Slug, string? Name, CreateUserRequest? Administrator);

/// <summary>A tenant with its first administrator.</summary>
public sealed record ProvisionedTenant(Guid Id, string Slug, string Name, Person Administrator);

internal static class ProvisionTenant
{
    // The operator is no user.
    private static readonly Guid Operator = Guid.Empty;

    public static async Task<Created<ProvisionedTenant>> HandleAsync(
        ProvisionTenantRequest request, IdempotencyKey idempotency, DirectoryDatabase database, TenantStore tenants, UserStore users,
        PasswordHashing hashing, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var checks = new FieldChecks();
        var tenant = new Tenant(Guid.CreateVersion7(now), checks.Slug("slug", request.Slug), checks.Name("name", request.Name));
        var ofAdministrator = checks.Item("administrator.");
        var administrator = PersonFields.Check(ofAdministrator, request.Administrator ?? new(), DateOnly.FromDateTime(now.UtcDateTime));
        var password = ofAdministrator.Password("password", request.Administrator?.Password, shortest: 1);
        if (administrator.UnitId is not null) ofAdministrator.Refuse("unitId", "cannot be set: a new tenant has no units");
        if (administrator.ManagerId is not null) ofAdministrator.Refuse("managerId", "cannot be set: a new tenant has nobody else");
        checks.ThrowIfAny();

        // The key of an operator is looked for in the tenant that it created: the repetition names the same one.
        var comparable = request with { Administrator = request.Administrator! with { Password = null } };
        if (await tenants.FindBySlugAsync(tenant.Slug, cancellationToken) is { } existing)
        {
            var firstId = await idempotency.FindAsync(
                database.ForTenant(existing.Id), existing.Id, Operator, comparable, DirectoryJson.Default.ProvisionTenantRequest, cancellationToken);
            return firstId is { } id
                ? await CreatedAsync(existing, id, users, cancellationToken)
                : throw Problem.Conflict("slug_taken", "There is a tenant of this slug.");
        }

        var hash = await hashing.HashAsync(password, cancellationToken);
        var administratorId = Guid.CreateVersion7(now);
        await using (var transaction = await database.BeginAsync(tenant.Id, cancellationToken))
        {
            await using (var batch = transaction.Batch())
            {
                TenantStore.Add(batch, tenant, now);
                UserStore.Add(batch, tenant.Id, administratorId, administrator with { IsAdministrator = true }, now);
                CredentialStore.Set(batch, tenant.Id, administratorId, hash, now);
                await batch.ExecuteAsync(cancellationToken);
            }

            await idempotency.ClaimAsync(
                transaction, tenant.Id, Operator, administratorId, comparable, DirectoryJson.Default.ProvisionTenantRequest, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return await CreatedAsync(tenant, administratorId, users, cancellationToken);
    }

    private static async Task<Created<ProvisionedTenant>> CreatedAsync(
        Tenant tenant, Guid administratorId, UserStore users, CancellationToken cancellationToken)
    {
        var administrator = await users.FindAsync(tenant.Id, administratorId, cancellationToken) ?? throw Problem.NotFound();
        return TypedResults.Created($"/api/directory/v1/tenants/{tenant.Slug}", new ProvisionedTenant(tenant.Id, tenant.Slug, tenant.Name, administrator));
    }
}

using Platform.Data;
using Platform.Directory.Sessions;
using Platform.Directory.Text;
using Platform.Hosting.Errors;

namespace Platform.Directory.Users;

/// <summary>Changes of people that have consequences: sessions that end, a tenant that must keep an administrator.</summary>
internal sealed class UserChanges(UserStore users, TimeProvider clock)
{
    public async Task ApplyAsync(Guid tenantId, Guid userId, PersonPatch patch, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await users.BeginAsync(tenantId, cancellationToken);
        var before = await UserStore.LockAsync(transaction, tenantId, userId, cancellationToken) ?? throw Problem.NotFound();
        var checks = new FieldChecks();
        var after = PersonFields.Check(checks, patch.ApplyTo(before.Fields), DateOnly.FromDateTime(now.UtcDateTime));
        if (after.ManagerId == userId) checks.Refuse("managerId", "is not the person's own id");
        checks.ThrowIfAny();
        if (after == before.Fields) return;

        await using (var batch = transaction.Batch())
        {
            UserStore.Change(batch, tenantId, userId, before, after, now);
            await batch.ExecuteAsync(cancellationToken);
        }

        if (before.Fields.IsAdministrator && !after.IsAdministrator)
        {
            await KeepAnAdministratorAsync(transaction, tenantId, cancellationToken);
            // Access tokens say who is an administrator; those that still do must not be accepted any more.
            await SessionStore.EndAllAsync(transaction, tenantId, userId, except: null, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task SetActiveAsync(Guid tenantId, Guid userId, bool isActive, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await users.BeginAsync(tenantId, cancellationToken);
        var before = await UserStore.LockAsync(transaction, tenantId, userId, cancellationToken) ?? throw Problem.NotFound();
        if (before.IsActive == isActive) return;

        await using (var batch = transaction.Batch())
        {
            UserStore.SetActive(batch, tenantId, userId, before, isActive, now);
            await batch.ExecuteAsync(cancellationToken);
        }

        if (!isActive)
        {
            if (before.Fields.IsAdministrator) await KeepAnAdministratorAsync(transaction, tenantId, cancellationToken);
            await SessionStore.EndAllAsync(transaction, tenantId, userId, except: null, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task KeepAnAdministratorAsync(TenantTransaction transaction, Guid tenantId, CancellationToken cancellationToken)
    {
        if (!await UserStore.HasAdministratorAsync(transaction, tenantId, cancellationToken))
            throw Problem.Conflict("last_administrator", "This is the last administrator of the workspace. Name another one first.");
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Idempotency;
using Platform.Directory.Text;
using Platform.Hosting.Identity;

namespace Platform.Directory.Units;

/// <param name="Name">1 to 100 characters.</param>
/// <param name="ParentId">The unit above; null or absent for the top.</param>
/// <param name="Order">0 to 1,000,000; 0 when absent.</param>
public sealed record CreateUnitRequest(string? Name, Guid? ParentId, int? Order);

internal static class CreateUnit
{
    public static async Task<Created<OrgUnit>> HandleAsync(
        CreateUnitRequest request, IdempotencyKey idempotency, CallerIdentity caller, UnitStore units, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        var now = clock.GetUtcNow();
        var unit = new OrgUnit(
            Guid.CreateVersion7(now), request.ParentId, checks.Name("name", request.Name), checks.Order("order", request.Order ?? 0));
        checks.ThrowIfAny();

        await using var transaction = await units.BeginAsync(caller.TenantId, cancellationToken);
        var id = await idempotency.ClaimAsync(
            transaction, caller.TenantId, caller.UserId, unit.Id, request, DirectoryJson.Default.CreateUnitRequest, now, cancellationToken);
        if (id != unit.Id)
            return Created(await UnitStore.FindAsync(transaction, caller.TenantId, id, cancellationToken) ?? unit with { Id = id });

        await UnitStore.AddAsync(transaction, caller.TenantId, unit, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Created(unit);
    }

    private static Created<OrgUnit> Created(OrgUnit unit) => TypedResults.Created((string?)null, unit);
}

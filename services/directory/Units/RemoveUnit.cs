using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Directory.Units;

internal static class RemoveUnit
{
    public static async Task<NoContent> HandleAsync(Guid id, CallerIdentity caller, UnitStore units, CancellationToken cancellationToken)
    {
        await using var transaction = await units.BeginAsync(caller.TenantId, cancellationToken);
        _ = await UnitStore.LockAsync(transaction, caller.TenantId, id, cancellationToken) ?? throw Problem.NotFound();
        await UnitStore.RemoveAsync(transaction, caller.TenantId, id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}

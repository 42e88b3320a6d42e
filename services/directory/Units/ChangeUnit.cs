using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Text;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Directory.Units;

/// <summary>A change of a unit: what is absent stays.</summary>
public sealed class ChangeUnitRequest
{
    public string? Name { get; set; }

    /// <summary>Null moves the unit to the top.</summary>
    public Guid? ParentId
    {
        get;
        set
        {
            field = value;
            Moves = true;
        }
    }

    public int? Order { get; set; }

    // The reader of JSON calls a setter only for what is there.
    internal bool Moves { get; private set; }
}

internal static class ChangeUnit
{
    public static async Task<Ok<OrgUnit>> HandleAsync(
        Guid id, ChangeUnitRequest request, CallerIdentity caller, UnitStore units, CancellationToken cancellationToken)
    {
        await using var transaction = await units.BeginAsync(caller.TenantId, cancellationToken);
        var before = await UnitStore.LockAsync(transaction, caller.TenantId, id, cancellationToken) ?? throw Problem.NotFound();
        var checks = new FieldChecks();
        var after = before with
        {
            Name = request.Name is null ? before.Name : checks.Name("name", request.Name),
            ParentId = request.Moves ? request.ParentId : before.ParentId,
            Order = checks.Order("order", request.Order ?? before.Order),
        };
        checks.ThrowIfAny();
        await UnitStore.ChangeAsync(transaction, caller.TenantId, after, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(after);
    }
}

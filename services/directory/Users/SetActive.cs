using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Identity;

namespace Platform.Directory.Users;

/// <summary>Deactivation ends every session of the person at once; reactivation lets them sign in again. Both may be repeated.</summary>
internal static class SetActive
{
    public static async Task<Ok<Person>> DeactivateAsync(
        Guid id, CallerIdentity caller, UserChanges changes, UserStore users, CancellationToken cancellationToken)
    {
        await changes.SetActiveAsync(caller.TenantId, id, isActive: false, cancellationToken);
        return TypedResults.Ok(await users.FindAsync(caller.TenantId, id, cancellationToken));
    }

    public static async Task<Ok<Person>> ReactivateAsync(
        Guid id, CallerIdentity caller, UserChanges changes, UserStore users, CancellationToken cancellationToken)
    {
        await changes.SetActiveAsync(caller.TenantId, id, isActive: true, cancellationToken);
        return TypedResults.Ok(await users.FindAsync(caller.TenantId, id, cancellationToken));
    }
}

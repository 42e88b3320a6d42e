using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Identity;

namespace Platform.Directory.Users;

internal static class ChangeUser
{
    public static async Task<Ok<Person>> HandleAsync(
        Guid id, PersonPatch patch, CallerIdentity caller, UserChanges changes, UserStore users, CancellationToken cancellationToken)
    {
        await changes.ApplyAsync(caller.TenantId, id, patch, cancellationToken);
        return TypedResults.Ok(await users.FindAsync(caller.TenantId, id, cancellationToken));
    }
}

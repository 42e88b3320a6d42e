using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Directory.Users;

internal static class GetUser
{
    public static async Task<Ok<Person>> HandleAsync(Guid id, CallerIdentity caller, UserStore users, CancellationToken cancellationToken) =>
        TypedResults.Ok(await users.FindAsync(caller.TenantId, id, cancellationToken) ?? throw Problem.NotFound());
}

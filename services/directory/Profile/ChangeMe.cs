using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Users;
using Platform.Hosting.Identity;

namespace Platform.Directory.Profile;

/// <summary>What people may change about themselves. A field that is absent stays.</summary>
/// <param name="Language">en or ru.</param>
/// <param name="TimeZone">IANA name, for instance Europe/Riga.</param>
public sealed record ChangeMeRequest(string? Language, string? TimeZone);

internal static class ChangeMe
{
    public static async Task<Ok<Me>> HandleAsync(
        ChangeMeRequest request, CallerIdentity caller, UserChanges changes, Profiles profiles, CancellationToken cancellationToken)
    {
        var patch = new PersonPatch();
        if (request.Language is not null) patch.Language = request.Language;
        if (request.TimeZone is not null) patch.TimeZone = request.TimeZone;
        await changes.ApplyAsync(caller.TenantId, caller.UserId, patch, cancellationToken);
        return TypedResults.Ok(await profiles.GetAsync(caller.TenantId, caller.UserId, cancellationToken));
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Text;
using Platform.Directory.Users;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Hosting.Pictures;

namespace Platform.Directory.Photos;

/// <summary>People set their own picture, administrators everybody's.</summary>
internal static class PutPhoto
{
    public static async Task<Ok<Person>> HandleAsync(
        Guid id, HttpRequest request, CallerIdentity caller, PhotoStore photos, UserStore users, TimeProvider clock, CancellationToken cancellationToken)
    {
        await RefuseOthersAsync(id, caller, users, cancellationToken);
        var checks = new FieldChecks();
        var photo = checks.Picture("photo", await request.ReadPictureAsync(PictureRules.Portrait, cancellationToken));
        checks.ThrowIfAny();
        if (!await photos.SetAsync(caller.TenantId, id, photo!, clock.GetUtcNow(), cancellationToken)) throw Problem.NotFound();
        return TypedResults.Ok(await users.FindAsync(caller.TenantId, id, cancellationToken));
    }

    public static async Task<NoContent> RemoveAsync(
        Guid id, CallerIdentity caller, PhotoStore photos, UserStore users, TimeProvider clock, CancellationToken cancellationToken)
    {
        await RefuseOthersAsync(id, caller, users, cancellationToken);
        await photos.RemoveAsync(caller.TenantId, id, clock.GetUtcNow(), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task RefuseOthersAsync(Guid id, CallerIdentity caller, UserStore users, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(caller.TenantId, id, cancellationToken) is null) throw Problem.NotFound();
        if (id != caller.UserId && !caller.IsAdministrator)
            throw Problem.Forbidden("not_your_photo", "You can change your own picture; administrators can change everybody's.");
    }
}

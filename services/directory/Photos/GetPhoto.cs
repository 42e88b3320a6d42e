using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Hosting.Pictures;

namespace Platform.Directory.Photos;

internal static class GetPhoto
{
    public static async Task<FileContentHttpResult> HandleAsync(
        Guid id, CallerIdentity caller, PhotoStore photos, HttpResponse response, CancellationToken cancellationToken, string? v = null)
    {
        var photo = await photos.FindAsync(caller.TenantId, id, cancellationToken) ?? throw Problem.NotFound();
        return response.Picture(photo, v);
    }
}

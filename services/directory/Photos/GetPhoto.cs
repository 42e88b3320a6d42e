using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Directory.Photos;

internal static class GetPhoto
{
    public static async Task<FileContentHttpResult> HandleAsync(
        Guid id, CallerIdentity caller, PhotoStore photos, HttpResponse response, CancellationToken cancellationToken, string? v = null)
    {
        var photo = await photos.FindAsync(caller.TenantId, id, cancellationToken) ?? throw Problem.NotFound();
        // The address of another picture than the current one must not be remembered for this one.
        response.Headers.CacheControl = v == photo.Hash ? "private, max-age=31536000, immutable" : "private, no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Bytes(photo.Content, photo.ContentType, entityTag: new EntityTagHeaderValue($"\"{photo.Hash}\""));
    }
}

using Microsoft.Net.Http.Headers;
using Platform.Hosting.Identity;

namespace Platform.Directory.FriendGroups;

/// <summary>Answers all groups, or 304 when the caller has them already.</summary>
internal static class GetFriendGroups
{
    public static async Task<IResult> HandleAsync(
        CallerIdentity caller, HttpContext context, FriendGroupStore store, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = "Authorization";
        if (EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var known))
        {
            var current = await store.VersionAsync(caller.TenantId, caller.UserId, cancellationToken);
            var etag = new EntityTagHeaderValue(ETag(current));
            if (known.Any(tag => tag.Compare(etag, useStrongComparison: false) || tag.Equals(EntityTagHeaderValue.Any)))
            {
                context.Response.Headers.ETag = etag.ToString();
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            }
        }

        var list = await store.ReadAsync(caller.TenantId, caller.UserId, cancellationToken);
        context.Response.Headers.ETag = ETag(list.Version);
        return TypedResults.Ok(list);
    }

    private static string ETag(long version) => $"\"{version}\"";
}

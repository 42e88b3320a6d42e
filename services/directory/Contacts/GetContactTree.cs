using Microsoft.Net.Http.Headers;
using Platform.Hosting.Identity;

namespace Platform.Directory.Contacts;

/// <summary>
/// Answers the whole tree, or 304 when the caller has it already, which costs one look at the tenant's version.
/// </summary>
internal static class GetContactTree
{
    // To be raised when the document's shape changes while the data does not.
    private const int Shape = 1;

    public static async Task<IResult> HandleAsync(
        CallerIdentity caller, HttpContext context, ContactStore store, ContactTreeCache cache, CancellationToken cancellationToken)
    {
        var version = await store.VersionAsync(caller.TenantId, cancellationToken);
        if (Matches(context.Request, ETag(version))) return NotModified(context, version);
        var tree = await cache.GetAsync(caller.TenantId, version, cancellationToken);
        Describe(context.Response, tree.Version);
        var (bytes, encoding) = tree.For(context.Request.Headers.AcceptEncoding.ToString());
        if (encoding is not null) context.Response.Headers.ContentEncoding = encoding;
        return TypedResults.Bytes(bytes, "application/json; charset=utf-8");
    }

    private static IResult NotModified(HttpContext context, long version)
    {
        Describe(context.Response, version);
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }

    private static void Describe(HttpResponse response, long version)
    {
        response.Headers.ETag = ETag(version);
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept-Encoding, Authorization";
    }

    // Weak: the compressed forms share it (RFC 9110, section 8.8.1).
    private static string ETag(long version) => $"W/\"{Shape}-{version}\"";

    private static bool Matches(HttpRequest request, string etag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags) &&
        tags.Any(tag => tag.Compare(EntityTagHeaderValue.Parse(etag), useStrongComparison: false) || tag.Equals(EntityTagHeaderValue.Any));
}

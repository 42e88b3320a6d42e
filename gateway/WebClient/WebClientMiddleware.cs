using Microsoft.Net.Http.Headers;
using Platform.Hosting.Errors;

namespace Platform.Gateway.WebClient;

/// <summary>Serves the web client: its files, and its page for every address that looks like one of its views.</summary>
internal sealed class WebClientMiddleware(RequestDelegate next, WebClientFiles files)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!isRead || !EdgePaths.IsPage(request.Path) || context.GetEndpoint() is not null)
        {
            return next(context);
        }

        var address = request.Path.Value ?? "/";
        var file = files.Find(address) ?? (Path.HasExtension(address) ? null : files.Index);
        if (file is not null)
        {
            return SendAsync(context, file);
        }

        return files.Index is null && !Path.HasExtension(address)
            ? ProblemResponse.WriteAsync(context, Problem.Unavailable("web_client_missing", "The web client has not been built, or Gateway:WebClient does not name its folder."))
            : next(context);
    }

    private static async Task SendAsync(HttpContext context, WebClientFile file)
    {
        var (encoding, content) = Choose(file, context.Request.GetTypedHeaders().AcceptEncoding);
        var entityTag = new EntityTagHeaderValue($"\"{file.Hash}-{encoding}\"");
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = entityTag;
        context.Response.Headers.CacheControl = file.CacheControl;
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(entityTag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = content.Length;
        if (encoding != "identity")
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    private static (string Name, byte[] Content) Choose(WebClientFile file, IList<StringWithQualityHeaderValue> accepted) =>
        file.Encodings.First(encoding =>
            encoding.Name == "identity" || accepted.Any(offer => offer.Value == encoding.Name && offer.Quality is null or > 0));
}

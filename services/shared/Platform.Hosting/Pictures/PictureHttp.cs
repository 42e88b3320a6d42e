using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Platform.Hosting.Pictures;

/// <summary>Pictures as bodies of requests and responses.</summary>
public static class PictureHttp
{
    /// <summary>The body, but no more of it than is needed to tell that there is too much: a byte more than is allowed.</summary>
    public static async Task<byte[]> ReadPictureAsync(this HttpRequest request, PictureRules rules, CancellationToken cancellationToken)
    {
        var buffer = new byte[rules.LargestFile + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer[..length];
    }

    /// <summary>Answers with a picture, which nothing but an image element gets to use.</summary>
    /// <param name="response">Where it goes.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="version">The hash that was asked for: when it is the picture's, whoever asked may keep it for good.</param>
    public static FileContentHttpResult Picture(this HttpResponse response, Picture picture, string? version)
    {
        // The address of another picture than the current one must not be remembered for this one.
        response.Headers.CacheControl = version == picture.Hash ? "private, max-age=31536000, immutable" : "private, no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Bytes(picture.Content, picture.ContentType, entityTag: new EntityTagHeaderValue($"\"{picture.Hash}\""));
    }
}

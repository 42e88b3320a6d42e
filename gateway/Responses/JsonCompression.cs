using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Platform.Gateway.Responses;

/// <summary>Compresses JSON on its way out. Services behind the gateway do not compress.</summary>
internal static class JsonCompression
{
    // Responses with tokens stay as they are: where a body mixes a secret with what a caller sent, its compressed length leaks the
    // secret bit by bit (BREACH).
    private static readonly PathString[] WithSecrets = ["/api/directory/v1/session", "/api/directory/v1/password", "/api/chat/v1/hub-ticket"];

    public static bool Applies(PathString path) =>
        EdgePaths.IsInterface(path) && !EdgePaths.IsHub(path) && !Array.Exists(WithSecrets, secret => path.IsBelow(secret));

    public static void Configure(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.MimeTypes = ["application/json", "application/problem+json"];
        options.Providers.Add(new BrotliCompressionProvider(new BrotliCompressionProviderOptions { Level = CompressionLevel.Fastest }));
        options.Providers.Add(new GzipCompressionProvider(new GzipCompressionProviderOptions { Level = CompressionLevel.Fastest }));
    }
}

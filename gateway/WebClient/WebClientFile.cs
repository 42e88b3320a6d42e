using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Platform.Gateway.WebClient;

/// <summary>One file of the web client, in every encoding it is sent in.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="CacheControl">Forever for what carries a hash in its name; asked for again each time otherwise.</param>
/// <param name="Hash">Of the content, for validators.</param>
/// <param name="Encodings">Content by content coding, best first; the last is "identity".</param>
internal sealed record WebClientFile(string ContentType, string CacheControl, string Hash, IReadOnlyList<(string Name, byte[] Content)> Encodings)
{
    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new()
    {
        Mappings = { [".webmanifest"] = "application/manifest+json", [".js"] = "text/javascript" },
    };

    public static WebClientFile Read(string path, string address)
    {
        var content = File.ReadAllBytes(path);
        var type = ContentTypes.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        var encodings = new List<(string, byte[])>();
        if (IsText(type))
        {
            encodings.Add(("br", Sibling(path, ".br") ?? Compress(content, stream => new BrotliStream(stream, CompressionLevel.Optimal))));
            encodings.Add(("gzip", Sibling(path, ".gz") ?? Compress(content, stream => new GZipStream(stream, CompressionLevel.Optimal))));
        }

        encodings.Add(("identity", content));
        return new WebClientFile(
            type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type,
            address.StartsWith("/assets/", StringComparison.Ordinal) ? Forever : "no-cache",
            Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12)),
            encodings);
    }

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal)
        || type is "application/json" or "application/manifest+json" or "image/svg+xml" or "application/wasm";

    // Made by the build with more effort than we take at start.
    private static byte[]? Sibling(string path, string extension) => File.Exists(path + extension) ? File.ReadAllBytes(path + extension) : null;

    private static byte[] Compress(byte[] content, Func<Stream, Stream> encoder)
    {
        using var compressed = new MemoryStream();
        using (var stream = encoder(compressed))
        {
            stream.Write(content);
        }

        return compressed.ToArray();
    }
}

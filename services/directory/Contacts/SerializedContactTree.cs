using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Platform.Directory.Contacts;

/// <summary>A contact tree as it goes over the wire: serialized once, compressed once for each encoding that is asked for.</summary>
internal sealed class SerializedContactTree
{
    // Names in any script stand as they are: escaped, Cyrillic would take three times the room.
    private static readonly DirectoryJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    private readonly byte[] _plain;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    public SerializedContactTree(ContactTree tree)
    {
        Version = tree.Version;
        _plain = JsonSerializer.SerializeToUtf8Bytes(tree, Json.ContactTree);
        _brotli = new(() => Compress(stream => new BrotliStream(stream, CompressionLevel.Fastest)));
        _gzip = new(() => Compress(stream => new GZipStream(stream, CompressionLevel.Fastest)));
    }

    public long Version { get; }

    /// <summary>What the cache counts for it, in bytes: the document, and about what its compressed forms may add.</summary>
    public long Size => _plain.Length + (_plain.Length / 2);

    /// <summary>The bytes, and the name of their encoding (null for none), for an <c>Accept-Encoding</c> header.</summary>
    public (byte[] Bytes, string? Encoding) For(string acceptEncoding) =>
        Accepts(acceptEncoding, "br") ? (_brotli.Value, "br")
        : Accepts(acceptEncoding, "gzip") ? (_gzip.Value, "gzip")
        : (_plain, null);

    private static bool Accepts(string acceptEncoding, string encoding) =>
        acceptEncoding.Split(',', StringSplitOptions.TrimEntries).Any(accepted =>
            accepted.Equals(encoding, StringComparison.OrdinalIgnoreCase) ||
            (accepted.StartsWith(encoding + ";", StringComparison.OrdinalIgnoreCase) && !accepted.EndsWith("q=0", StringComparison.Ordinal)));

    private byte[] Compress(Func<Stream, Stream> encoder)
    {
        using var compressed = new MemoryStream(_plain.Length / 4);
        using (var stream = encoder(compressed)) stream.Write(_plain);
        return compressed.ToArray();
    }
}

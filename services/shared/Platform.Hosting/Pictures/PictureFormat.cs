using System.Buffers.Binary;

namespace Platform.Hosting.Pictures;

/// <summary>
/// Tells by its first bytes whether something is a picture that browsers may be given, and how large it unfolds: a file of
/// a few kilobytes can claim to be 60,000 pixels wide.
/// </summary>
public static class PictureFormat
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Media type of PNG.</summary>
    public const string Png = "image/png";

    /// <summary>Media type of JPEG.</summary>
    public const string Jpeg = "image/jpeg";

    /// <summary>Media type of WebP.</summary>
    public const string WebP = "image/webp";

    /// <summary>Media type of GIF.</summary>
    public const string Gif = "image/gif";

    /// <summary>The media type with width and height in pixels, or null when it is none of PNG, JPEG, WebP and GIF.</summary>
    public static (string ContentType, int Width, int Height)? Recognize(ReadOnlySpan<byte> file) =>
        ReadPng(file) ?? ReadJpeg(file) ?? ReadWebP(file) ?? ReadGif(file);

    // PNG specification, sections 5.2 and 11.2.2: the signature, then IHDR with width and height.
    private static (string, int, int)? ReadPng(ReadOnlySpan<byte> file)
    {
        const int HeaderEnd = 24;
        if (file.Length < HeaderEnd || !file.StartsWith(PngSignature) || !file[12..16].SequenceEqual("IHDR"u8)) return null;
        return (Png, BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
    }

    // ITU-T T.81, annex B: segments of marker and length up to a start of frame (C0 to CF, but for C4, C8 and CC).
    private static (string, int, int)? ReadJpeg(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return null;
        var position = 2;
        while (position + 9 <= file.Length && file[position] == 0xFF)
        {
            var marker = file[position + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (Jpeg,
                    BinaryPrimitives.ReadUInt16BigEndian(file[(position + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(position + 5)..]));
            }

            // A marker may be preceded by any number of fill bytes.
            position += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(position + 2)..]);
        }

        return null;
    }

    // WebP container specification and RFC 6386, section 9.1: RIFF, then VP8 (lossy), VP8L (lossless) or VP8X (extended).
    private static (string, int, int)? ReadWebP(ReadOnlySpan<byte> file)
    {
        const int HeaderEnd = 30;
        if (file.Length < HeaderEnd || !file.StartsWith("RIFF"u8) || !file[8..12].SequenceEqual("WEBP"u8)) return null;
        var kind = file[12..16];
        if (kind.SequenceEqual("VP8 "u8))
        {
            return (WebP,
                BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF);
        }

        if (kind.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
            return (WebP, (int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return kind.SequenceEqual("VP8X"u8) ? (WebP, Int24(file[24..]) + 1, Int24(file[27..]) + 1) : null;
    }

    // GIF89a specification, sections 17 and 18: the signature, then width and height of the logical screen.
    private static (string, int, int)? ReadGif(ReadOnlySpan<byte> file)
    {
        const int HeaderEnd = 13;
        if (file.Length < HeaderEnd || !(file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))) return null;
        return (Gif, BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
    }

    private static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}

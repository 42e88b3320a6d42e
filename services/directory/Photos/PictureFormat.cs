using System.Buffers.Binary;

namespace Platform.Directory.Photos;

/// <summary>
/// Tells by its first bytes whether something is a picture that browsers may be given, and how large it unfolds: a file of
/// a few kilobytes can claim to be 60,000 pixels wide.
/// </summary>
internal static class PictureFormat
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>The media type with width and height in pixels, or null when it is none of PNG, JPEG and WebP.</summary>
    public static (string ContentType, int Width, int Height)? Recognize(ReadOnlySpan<byte> file) => Png(file) ?? Jpeg(file) ?? WebP(file);

    // PNG specification, sections 5.2 and 11.2.2: the signature, then IHDR with width and height.
    private static (string, int, int)? Png(ReadOnlySpan<byte> file)
    {
        const int HeaderEnd = 24;
        if (file.Length < HeaderEnd || !file.StartsWith(PngSignature) || !file[12..16].SequenceEqual("IHDR"u8)) return null;
        return ("image/png", BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
    }

    // ITU-T T.81, annex B: segments of marker and length up to a start of frame (C0 to CF, but for C4, C8 and CC).
    private static (string, int, int)? Jpeg(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return null;
        var position = 2;
        while (position + 9 <= file.Length && file[position] == 0xFF)
        {
            var marker = file[position + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return ("image/jpeg",
                    BinaryPrimitives.ReadUInt16BigEndian(file[(position + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(position + 5)..]));
            }

            // A marker may be preceded by any number of fill bytes.
            position += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(position + 2)..]);
        }

        return null;
    }

    // WebP container specification and RFC 6386, section 9.1: RIFF, then VP8 (lossy), VP8L (lossless) or VP8X (extended).
    private static (string, int, int)? WebP(ReadOnlySpan<byte> file)
    {
        const int HeaderEnd = 30;
        if (file.Length < HeaderEnd || !file.StartsWith("RIFF"u8) || !file[8..12].SequenceEqual("WEBP"u8)) return null;
        var kind = file[12..16];
        if (kind.SequenceEqual("VP8 "u8))
        {
            return ("image/webp",
                BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFF);
        }

        if (kind.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
            return ("image/webp", (int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return kind.SequenceEqual("VP8X"u8) ? ("image/webp", Int24(file[24..]) + 1, Int24(file[27..]) + 1) : null;
    }

    private static int Int24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}

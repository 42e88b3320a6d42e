using System.Buffers.Binary;

namespace Platform.Testing;

/// <summary>The beginnings of picture files, which is as far as services look.</summary>
public static class PictureFiles
{
    /// <summary>A PNG of this size in pixels.</summary>
    public static byte[] Png(int width, int height)
    {
        var file = new byte[64];
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]).CopyTo(file);
        "IHDR"u8.CopyTo(file.AsSpan(12));
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        return file;
    }

    /// <summary>A JPEG of this size in pixels.</summary>
    public static byte[] Jpeg(ushort width, ushort height)
    {
        // Start, an APP0 segment of 16 bytes, then a baseline frame.
        byte[] file = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. new byte[14], 0xFF, 0xC0, 0, 17, 8, 0, 0, 0, 0, .. new byte[20]];
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(25), height);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(27), width);
        return file;
    }

    /// <summary>A GIF of this size in pixels.</summary>
    public static byte[] Gif(ushort width, ushort height)
    {
        byte[] file = [.. "GIF89a"u8, .. new byte[20]];
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(6), width);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), height);
        return file;
    }

    /// <summary>A WebP of this size in pixels.</summary>
    public static byte[] WebP(int width, int height)
    {
        var file = new byte[40];
        "RIFF"u8.CopyTo(file);
        "WEBPVP8X"u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), width - 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(27), height - 1);
        return file;
    }
}

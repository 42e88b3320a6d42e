using System.Buffers.Binary;
using System.Text;

namespace Platform.Benchmarks.Driver;

/// <summary>The little of RFC 6455 (section 5.2) that a client needs.</summary>
internal static class WebSocketFrames
{
    public const int Close = 8;
    public const int Ping = 9;

    /// <summary>
    /// A masked text frame around one hub message, with the record separator that ends it. The mask is zero, which every server
    /// accepts and which leaves the payload readable, so that a frame can be prepared once and changed in place.
    /// </summary>
    /// <param name="json">The hub message.</param>
    /// <param name="payloadAt">Where the payload begins in the frame.</param>
    public static byte[] Text(string json, out int payloadAt)
    {
        var length = Encoding.UTF8.GetByteCount(json) + 1;
        payloadAt = length < 126 ? 6 : 8;
        if (length > ushort.MaxValue)
            throw new ArgumentException("Longer than any frame that the hub takes.", nameof(json));
        var frame = new byte[payloadAt + length];
        frame[0] = 0x81;
        if (length < 126)
        {
            frame[1] = (byte)(0x80 | length);
        }
        else
        {
            frame[1] = 0x80 | 126;
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)length);
        }

        Encoding.UTF8.GetBytes(json, frame.AsSpan(payloadAt));
        frame[^1] = HubMessages.Separator;
        return frame;
    }

    /// <summary>Reads the head of a frame from a server.</summary>
    /// <returns>False when not even the head is there yet.</returns>
    public static bool TryReadHead(ReadOnlySpan<byte> bytes, out int opcode, out int headLength, out int payloadLength)
    {
        (opcode, headLength, payloadLength) = (0, 2, 0);
        if (bytes.Length < 2)
            return false;
        opcode = bytes[0] & 0x0F;
        payloadLength = bytes[1] & 0x7F;
        if (payloadLength < 126)
            return true;
        headLength = payloadLength == 126 ? 4 : 10;
        if (bytes.Length < headLength)
            return false;
        payloadLength = headLength == 4
            ? BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])
            : checked((int)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]));
        return true;
    }
}

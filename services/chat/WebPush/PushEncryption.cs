using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Platform.Chat.WebPush;

/// <summary>
/// Encrypts what a push service carries so that only the browser reads it: RFC 8291, with the content coding <c>aes128gcm</c> of RFC 8188
/// in a single record.
/// </summary>
public static class PushEncryption
{
    /// <summary>Bytes that a push service must take (RFC 8030, section 7.2): 4,096, of which 103 are not payload.</summary>
    public const int LargestPayload = 4096 - Overhead;

    private const int SaltLength = 16;
    private const int TagLength = 16;
    private const int HeaderLength = SaltLength + 4 + 1 + P256.PublicLength;
    private const int Overhead = HeaderLength + 1 + TagLength;
    private const int RecordSize = 4096;

    // Marks the last record (RFC 8188, section 2).
    private const byte LastRecord = 2;

    /// <summary>The body of the request, with a key and a salt of its own.</summary>
    /// <param name="payload">At most <see cref="LargestPayload"/> bytes.</param>
    /// <param name="receiver">The browser's public key, <c>p256dh</c>.</param>
    /// <param name="authSecret">The browser's secret, <c>auth</c>: 16 bytes.</param>
    public static byte[] Encrypt(ReadOnlySpan<byte> payload, ECParameters receiver, byte[] authSecret)
    {
        using var sender = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(payload, receiver, authSecret, sender, RandomNumberGenerator.GetBytes(SaltLength));
    }

    /// <summary>Likewise with this key and salt, which must not be used twice.</summary>
    internal static byte[] Encrypt(ReadOnlySpan<byte> payload, ECParameters receiver, byte[] authSecret, ECDiffieHellman sender, byte[] salt)
    {
        if (payload.Length > LargestPayload) throw new ArgumentException($"A payload has up to {LargestPayload} bytes.", nameof(payload));
        var senderPoint = P256.Point(sender.ExportParameters(includePrivateParameters: false));
        using var other = ECDiffieHellman.Create(receiver);
        // RFC 8291, section 3.4.
        var secret = sender.DeriveRawSecretAgreement(other.PublicKey);
        var input = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, authSecret, [.. "WebPush: info\0"u8, .. P256.Point(receiver), .. senderPoint]);
        // RFC 8188, sections 2.2 and 2.3.
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 16, salt, [.. "Content-Encoding: aes128gcm\0"u8]);
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 12, salt, [.. "Content-Encoding: nonce\0"u8]);

        var body = new byte[payload.Length + Overhead];
        salt.CopyTo(body, 0);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(SaltLength), RecordSize);
        body[SaltLength + 4] = P256.PublicLength;
        senderPoint.CopyTo(body, SaltLength + 5);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, [.. payload, LastRecord], body.AsSpan(HeaderLength, payload.Length + 1), body.AsSpan(body.Length - TagLength));
        return body;
    }
}

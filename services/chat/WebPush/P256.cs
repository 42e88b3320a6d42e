using System.Buffers.Text;
using System.Security.Cryptography;

namespace Platform.Chat.WebPush;

/// <summary>Keys on the curve P-256 as Web Push writes them: a point as 65 bytes, uncompressed (SEC 1, 2.3.3), a private key as 32.</summary>
public static class P256
{
    /// <summary>Bytes of a public key.</summary>
    public const int PublicLength = 65;

    private const int Coordinate = 32;

    /// <summary>The public key at this point; null where the bytes are no point of the curve.</summary>
    public static ECParameters? Public(ReadOnlySpan<byte> point)
    {
        if (point.Length != PublicLength || point[0] != 4) return null;
        var key = new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = point[1..(1 + Coordinate)].ToArray(), Y = point[(1 + Coordinate)..].ToArray() },
        };
        try
        {
            // Importing checks that it is on the curve.
            using var checking = ECDiffieHellman.Create(key);
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A private key with its public one, from 32 bytes in base64url.</summary>
    /// <exception cref="FormatException">It is no such key.</exception>
    public static ECParameters Private(string base64Url)
    {
        var secret = Base64Url.DecodeFromChars(base64Url);
        if (secret.Length != Coordinate) throw new FormatException("A private key of P-256 has 32 bytes.");
        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret });
            return key.ExportParameters(includePrivateParameters: true);
        }
        catch (CryptographicException failure)
        {
            throw new FormatException("It is no private key of P-256.", failure);
        }
    }

    /// <summary>The 65 bytes of a public key.</summary>
    public static byte[] Point(ECParameters key) => [4, .. key.Q.X!, .. key.Q.Y!];
}

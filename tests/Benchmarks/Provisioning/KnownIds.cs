using System.Security.Cryptography;
using System.Text;

namespace Platform.Benchmarks.Provisioning;

/// <summary>
/// Ids that a later run computes again, so that it finds what it brought in before: UUIDs of version 8 (RFC 9562, section 5.8) out of
/// a hash of the tenant, the kind and the number.
/// </summary>
internal static class KnownIds
{
    public static Guid Of(Guid tenantId, string kind, long number)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tenantId}/{kind}/{number}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

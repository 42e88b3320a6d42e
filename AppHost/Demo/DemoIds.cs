using System.Security.Cryptography;
using System.Text;

namespace Platform.AppHost.Demo;

/// <summary>
/// Ids that follow from names, so that a creation which was interrupted meets its own rows again. UUIDs of version 8
/// (RFC 9562, section 5.8): the first 122 free bits of a SHA-256.
/// </summary>
internal static class DemoIds
{
    public static Guid Person(string login) => From($"person/{login}");

    public static Guid Unit(string key) => From($"unit/{key}");

    public static Guid Conversation(string name) => From($"conversation/{name}");

    /// <param name="number">Of the message in its conversation, from 1.</param>
    public static Guid Message(string conversation, int number) => From($"message/{conversation}/{number}");

    private static Guid From(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"demo/{name}"), hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0f));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3f));
        return new Guid(hash[..16], bigEndian: true);
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;

namespace Platform.Directory.Sessions;

/// <summary>
/// The token that a browser keeps in its cookie to get new access tokens: tenant, session, a secret that stays with the
/// session (the family) and a secret that is replaced at every use. README.md in this folder says why there are two.
/// </summary>
internal sealed record RefreshToken(Guid TenantId, Guid SessionId, byte[] Family, byte[] Secret)
{
    private const int IdBytes = 16;
    private const int FamilyBytes = 16;
    private const int SecretBytes = 32;
    private const int AllBytes = IdBytes + IdBytes + FamilyBytes + SecretBytes;

    public byte[] FamilyHash => SHA256.HashData(Family);

    public byte[] SecretHash => SHA256.HashData(Secret);

    public static RefreshToken Issue(Guid tenantId, Guid sessionId) =>
        new(tenantId, sessionId, RandomNumberGenerator.GetBytes(FamilyBytes), RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>
    /// The token that follows this one. It depends on this one and on the salt alone, so that the same answer can be given
    /// again while the grace lasts, although only hashes are stored.
    /// </summary>
    public RefreshToken Next(byte[] salt) => this with { Secret = HMACSHA256.HashData(salt, Secret) };

    public override string ToString()
    {
        var bytes = new byte[AllBytes];
        TenantId.TryWriteBytes(bytes.AsSpan(0, IdBytes));
        SessionId.TryWriteBytes(bytes.AsSpan(IdBytes, IdBytes));
        Family.CopyTo(bytes, 2 * IdBytes);
        Secret.CopyTo(bytes, (2 * IdBytes) + FamilyBytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null when it is not a token of ours at all.</summary>
    public static RefreshToken? Read(string? text)
    {
        if (text is null || text.Length > 2 * AllBytes) return null;
        var bytes = new byte[2 * AllBytes];
        if (!Base64Url.IsValid(text, out var length) || length != AllBytes) return null;
        Base64Url.DecodeFromChars(text, bytes);
        return new RefreshToken(
            new Guid(bytes.AsSpan(0, IdBytes)),
            new Guid(bytes.AsSpan(IdBytes, IdBytes)),
            bytes[(2 * IdBytes)..((2 * IdBytes) + FamilyBytes)],
            bytes[((2 * IdBytes) + FamilyBytes)..AllBytes]);
    }
}

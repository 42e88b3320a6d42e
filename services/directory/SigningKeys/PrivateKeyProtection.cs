using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Platform.Directory.SigningKeys;

/// <summary>
/// Keeps private keys unreadable for whoever has only the database: AES-256-GCM with <c>Directory:KeyEncryptionKey</c>,
/// laid out as nonce, tag, ciphertext. The kid is authenticated too, so that a key cannot be put in another's place.
/// </summary>
internal sealed class PrivateKeyProtection(IOptions<DirectoryOptions> options)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[]? _key = options.Value.KeyEncryptionKeyBytes();

    public bool IsOn => _key is not null;

    public byte[] Protect(string kid, byte[] privateKey)
    {
        if (_key is null) return privateKey;
        var sealedKey = new byte[NonceBytes + TagBytes + privateKey.Length];
        var (nonce, tag, content) = Parts(sealedKey);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce.Span, privateKey, content.Span, tag.Span, Encoding.ASCII.GetBytes(kid));
        return sealedKey;
    }

    public byte[] Unprotect(string kid, byte[] stored, bool isEncrypted)
    {
        if (!isEncrypted) return stored;
        if (_key is null)
            throw new InvalidOperationException("The signing keys in the database are encrypted: set Directory:KeyEncryptionKey to the key they were encrypted with.");
        var (nonce, tag, content) = Parts(stored);
        var privateKey = new byte[content.Length];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(nonce.Span, content.Span, tag.Span, privateKey, Encoding.ASCII.GetBytes(kid));
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            throw new InvalidOperationException("The signing keys in the database were encrypted with another Directory:KeyEncryptionKey.", mismatch);
        }

        return privateKey;
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Content) Parts(byte[] sealedKey) =>
        (sealedKey.AsMemory(0, NonceBytes), sealedKey.AsMemory(NonceBytes, TagBytes), sealedKey.AsMemory(NonceBytes + TagBytes));
}

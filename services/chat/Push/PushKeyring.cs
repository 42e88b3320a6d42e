using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Platform.Chat.WebPush;

namespace Platform.Chat.Push;

/// <summary>
/// The key of this installation, with which it speaks to push services, and what follows from it: the tickets with which a device that
/// was told asks whether it is still news. Such a ticket names a line of the log and lets nobody do anything else.
/// </summary>
public sealed class PushKeyring : IDisposable
{
    private const int IdLength = 16;
    private const int TicketLength = 2 * IdLength + HMACSHA256.HashSizeInBytes;
    private readonly byte[] _ticketKey = [];

    /// <summary>With the key of the settings; without one nothing is pushed.</summary>
    public PushKeyring(IOptions<PushOptions> options)
    {
        if (options.Value.PrivateKey.Length == 0) return;
        Vapid = new Vapid(options.Value.PrivateKey, options.Value.Subject);
        _ticketKey = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, Base64Url.DecodeFromChars(options.Value.PrivateKey), HMACSHA256.HashSizeInBytes, info: [.. "push tickets"u8]);
    }

    /// <summary>Who this installation is to push services; null where it has no key.</summary>
    public Vapid? Vapid { get; }

    /// <summary>A ticket for a line of the log.</summary>
    public string Ticket(Guid tenantId, Guid logId)
    {
        byte[] named = [.. tenantId.ToByteArray(), .. logId.ToByteArray()];
        return Base64Url.EncodeToString([.. named, .. HMACSHA256.HashData(_ticketKey, named)]);
    }

    /// <summary>The line that a ticket names; null for what is none.</summary>
    public (Guid TenantId, Guid LogId)? Read(string? ticket)
    {
        if (Vapid is null || ticket is null || !Base64Url.IsValid(ticket) || Base64Url.GetMaxDecodedLength(ticket.Length) > TicketLength + 3) return null;
        var bytes = Base64Url.DecodeFromChars(ticket);
        if (bytes.Length != TicketLength) return null;
        var named = bytes.AsSpan(0, 2 * IdLength);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(2 * IdLength), HMACSHA256.HashData(_ticketKey, named))
            ? (new Guid(named[..IdLength]), new Guid(named[IdLength..]))
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => Vapid?.Dispose();
}

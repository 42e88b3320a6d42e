using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Chat.WebPush;

/// <summary>Says who sends a push message: a token that is signed for one push service (RFC 8292).</summary>
public sealed class Vapid : IDisposable
{
    // A push service refuses more than a day (section 2).
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private static readonly TimeSpan Renewal = TimeSpan.FromHours(6);

    // Of push services; there are a handful in the world.
    private const int MostKept = 1_000;

    private static readonly string Header = Part("""{"typ":"JWT","alg":"ES256"}"""u8);
    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset MadeAt)> _tokens = new(StringComparer.Ordinal);
    private readonly ECDsa _key;
    private readonly string _subject;

    /// <summary>With a private key as <see cref="P256.Private"/> reads it, and an address to write to: <c>mailto:</c> or <c>https:</c>.</summary>
    public Vapid(string privateKey, string subject)
    {
        _key = ECDsa.Create(P256.Private(privateKey));
        _subject = subject;
        PublicKey = Base64Url.EncodeToString(P256.Point(_key.ExportParameters(includePrivateParameters: false)));
    }

    /// <summary>With which browsers subscribe, in base64url.</summary>
    public string PublicKey { get; }

    /// <summary>The header <c>Authorization</c> of a request to this endpoint.</summary>
    public string Authorization(Uri endpoint, DateTimeOffset now)
    {
        var audience = endpoint.GetLeftPart(UriPartial.Authority);
        if (!_tokens.TryGetValue(audience, out var kept) || now - kept.MadeAt >= Renewal || now < kept.MadeAt)
        {
            if (_tokens.Count >= MostKept) _tokens.Clear();
            _tokens[audience] = kept = (Token(audience, now), now);
        }

        return $"vapid t={kept.Token}, k={PublicKey}";
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    // What is signed, before its signature.
    internal static string Unsigned(string audience, DateTimeOffset expiresAt, string subject) =>
        Header + "." + Part(JsonSerializer.SerializeToUtf8Bytes(new VapidClaims(audience, expiresAt.ToUnixTimeSeconds(), subject), VapidJson.Default.VapidClaims));

    private string Token(string audience, DateTimeOffset now)
    {
        var unsigned = Unsigned(audience, now + Lifetime, _subject);
        return unsigned + "." + Part(_key.SignData(Encoding.ASCII.GetBytes(unsigned), HashAlgorithmName.SHA256));
    }

    private static string Part(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}

/// <summary>The claims of a VAPID token, in the order of the RFC's example.</summary>
internal sealed record VapidClaims(string Aud, long Exp, string Sub);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VapidClaims))]
internal sealed partial class VapidJson : JsonSerializerContext;

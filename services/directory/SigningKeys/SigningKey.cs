using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Platform.Directory.SigningKeys;

/// <summary>A key pair on P-256 for ES256 (RFC 7518, section 3.4) with its place in time.</summary>
internal sealed record SigningKey(string Kid, DateTimeOffset ActiveFrom, ECDsa Pair)
{
    public static SigningKey Generate(DateTimeOffset activeFrom) =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), activeFrom, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public SigningCredentials Credentials() => new(new ECDsaSecurityKey(Pair) { KeyId = Kid }, SecurityAlgorithms.EcdsaSha256);

    /// <summary>The public half (RFC 7517; RFC 7518, section 6.2.1).</summary>
    public PublicKey ToPublic()
    {
        var point = Pair.ExportParameters(includePrivateParameters: false).Q;
        return new PublicKey(Kid, Base64UrlEncoder.Encode(point.X!), Base64UrlEncoder.Encode(point.Y!));
    }
}

/// <summary>A key of the JWKS document.</summary>
public sealed record PublicKey(string Kid, string X, string Y)
{
    public string Kty => "EC";
    public string Crv => "P-256";
    public string Alg => SecurityAlgorithms.EcdsaSha256;
    public string Use => "sig";
}

/// <summary>The keys that access tokens are signed with (RFC 7517, section 5).</summary>
public sealed record PublicKeySet(IReadOnlyList<PublicKey> Keys);

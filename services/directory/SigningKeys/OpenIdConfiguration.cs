using System.Text.Json.Serialization;

namespace Platform.Directory.SigningKeys;

/// <summary>OpenID Connect Discovery 1.0, section 3, as far as it concerns access tokens.</summary>
public sealed record OpenIdConfiguration(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("jwks_uri")] string JwksUri)
{
    [JsonPropertyName("id_token_signing_alg_values_supported")]
    public IReadOnlyList<string> SigningAlgorithms => ["ES256"];

    [JsonPropertyName("subject_types_supported")]
    public IReadOnlyList<string> SubjectTypes => ["public"];

    [JsonPropertyName("response_types_supported")]
    public IReadOnlyList<string> ResponseTypes => [];
}

using System.ComponentModel.DataAnnotations;

namespace Platform.Hosting.Identity;

/// <summary>How access tokens are checked: section <c>Auth</c>.</summary>
public sealed class AuthOptions
{
    /// <summary>The <c>iss</c> of tokens, the same for the whole installation.</summary>
    [Required]
    public string Issuer { get; set; } = "platform";

    /// <summary>Base address at which the directory service publishes its keys, for instance <c>http://directory:8080</c>.</summary>
    [Required, Url]
    public string Authority { get; set; } = "";

    /// <summary>Where the OpenID Connect metadata stands below <see cref="Authority"/>.</summary>
    public string MetadataAddress => Authority.TrimEnd('/') + "/api/directory/v1/.well-known/openid-configuration";
}

using System.ComponentModel.DataAnnotations;

namespace Platform.Directory;

/// <summary>Settings of the service: section <c>Directory</c>.</summary>
public sealed class DirectoryOptions : IValidatableObject
{
    private const int KeyBytes = 32;

    /// <summary>
    /// 32 random bytes in base64 with which the private signing keys are encrypted in the database (AES-256-GCM).
    /// Empty: they are stored as they are, which is for development alone.
    /// </summary>
    public string? KeyEncryptionKey { get; set; }

    /// <summary>Memory for the contact trees of the tenants that are asked for most, in megabytes.</summary>
    [Range(1, 65536)]
    public int ContactTreeCacheMegabytes { get; set; } = 256;

    internal byte[]? KeyEncryptionKeyBytes() => string.IsNullOrEmpty(KeyEncryptionKey) ? null : Convert.FromBase64String(KeyEncryptionKey);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(KeyEncryptionKey)) yield break;
        var key = new byte[KeyBytes + 1];
        if (!Convert.TryFromBase64String(KeyEncryptionKey, key, out var length) || length != KeyBytes)
            yield return new ValidationResult("Directory:KeyEncryptionKey must be 32 bytes in base64, for instance from: openssl rand -base64 32");
    }
}

/// <summary>Passwords and lock-out: section <c>Directory:SignIn</c>.</summary>
public sealed class SignInOptions
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA512. 210,000 is what OWASP's password storage cheat sheet asks for at least.</summary>
    [Range(210_000, 10_000_000)]
    public int HashIterations { get; set; } = 210_000;

    /// <summary>
    /// Passwords that are hashed at the same time in this process; 0 takes half of the processors. A hash keeps one
    /// processor busy for about a tenth of a second: without a limit a flood of sign-ins would starve everything else.
    /// </summary>
    [Range(0, 1024)]
    public int ConcurrentHashes { get; set; }

    /// <summary>Sign-ins that may wait for their turn; more are answered 503 at once.</summary>
    [Range(1, 100_000)]
    public int WaitingHashes { get; set; } = 128;

    /// <summary>Wrong passwords in a row after which a login is locked.</summary>
    [Range(3, 100)]
    public int FailuresBeforeLockOut { get; set; } = 10;

    /// <summary>The first lock-out. Every further wrong password doubles it, up to <see cref="LongestLockOut"/>.</summary>
    public TimeSpan FirstLockOut { get; set; } = TimeSpan.FromMinutes(1);

    public TimeSpan LongestLockOut { get; set; } = TimeSpan.FromMinutes(15);
}

/// <summary>How long sessions last: section <c>Directory:Sessions</c>.</summary>
public sealed class SessionOptions
{
    /// <summary>A session that is not refreshed for this long has ended.</summary>
    public TimeSpan IdleLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// The refresh token that was just replaced still counts for this long: two tabs refresh with the same cookie, and an
    /// answer may get lost. Later it is a stolen one.
    /// </summary>
    public TimeSpan RefreshGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Sessions of one user; a further sign-in ends the one unused for longest.</summary>
    [Range(1, 1000)]
    public int MostPerUser { get; set; } = 50;
}

/// <summary>When signing keys are replaced: section <c>Directory:SigningKeys</c>.</summary>
public sealed class SigningKeyOptions
{
    /// <summary>Age at which the next key is made.</summary>
    public TimeSpan RotateAfter { get; set; } = TimeSpan.FromDays(90);

    /// <summary>A new key is published this long before the first token is signed with it, so that every service knows it by then.</summary>
    public TimeSpan PublishBefore { get; set; } = TimeSpan.FromHours(1);
}

/// <summary>The mail server: section <c>Directory:Email</c>. Without a host no e-mail is sent.</summary>
public sealed class EmailOptions : IValidatableObject
{
    /// <summary>Its name; empty where no e-mail is to be sent.</summary>
    public string Host { get; set; } = "";

    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary><c>StartTls</c>, <c>Tls</c> from the first byte, or <c>None</c>, which is for a server of one's own network.</summary>
    public EmailSecurity Security { get; set; } = EmailSecurity.StartTls;

    /// <summary>With which to sign in there; empty where it wants nobody to.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Whom e-mails are from: <c>Chat &lt;chat@example.com&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>Where people open the product, which e-mails lead to: <c>https://chat.example.com</c>.</summary>
    public string PublicAddress { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsConfigured) yield break;
        if (!MimeKit.MailboxAddress.TryParse(From, out _))
            yield return new ValidationResult("Directory:Email:From must be an address such as: Chat <chat@example.com>");
        if (!Uri.TryCreate(PublicAddress, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return new ValidationResult("Directory:Email:PublicAddress must be where people open the product, such as: https://chat.example.com");
    }

    internal bool IsConfigured => Host.Length > 0;
}

/// <summary>How the connection to a mail server is protected.</summary>
public enum EmailSecurity
{
    StartTls,
    Tls,
    None,
}

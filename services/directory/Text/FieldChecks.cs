using System.Text.RegularExpressions;
using Platform.Hosting.Errors;
using Platform.Hosting.Pictures;
using TimeZoneConverter;

namespace Platform.Directory.Text;

/// <summary>
/// Collects what is wrong with the fields of a request, so that the caller hears of all of it at once. Each check returns
/// the value to store; what it returns for a refused value is never used, because <see cref="ThrowIfAny"/> throws.
/// </summary>
internal sealed partial class FieldChecks(string prefix = "")
{
    public const int LongestName = 100;
    public const int LongestPosition = 200;
    public const int LongestPhone = 32;
    public const int LongestEmail = 254; // RFC 5321, section 4.5.3.1.3, less the angle brackets
    public const int LongestPassword = 256;

    private static readonly DateOnly EarliestBirthday = new(1900, 1, 1);
    private static readonly HashSet<string> TimeZones = new(TZConvert.KnownIanaTimeZoneNames, StringComparer.Ordinal);

    private readonly Dictionary<string, string[]> _errors = [];

    /// <summary>Checks of one item of a list, for instance <c>people[3].</c>, that report here.</summary>
    public FieldChecks Item(string itemPrefix) => new(this, itemPrefix);

    private FieldChecks(FieldChecks whole, string itemPrefix) : this(itemPrefix) => _errors = whole._errors;

    public int Count => _errors.Count;

    /// <exception cref="ProblemException">A field was refused: 400 with every refusal.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0) throw Problem.Invalid(_errors);
    }

    public void Refuse(string field, string why) => _errors.TryAdd(prefix + field, [$"{prefix}{field} {why}."]);

    public T Required<T>(string field, T? value) where T : struct
    {
        if (value is null) Refuse(field, "is required");
        return value.GetValueOrDefault();
    }

    public string Name(string field, string? value, int longest = LongestName)
    {
        if (OptionalText(field, value, longest) is { } name) return name;
        Refuse(field, "is required");
        return "";
    }

    public string? OptionalText(string field, string? value, int longest)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        if (VisibleText.Refuse(text, longest) is { } why) Refuse(field, why);
        return text;
    }

    public string Login(string field, string? value)
    {
        var login = (value ?? "").Trim().ToLowerInvariant();
        if (!LoginPattern().IsMatch(login)) Refuse(field, "is 1 to 64 characters of a-z, 0-9, dot, underscore and hyphen");
        return login;
    }

    public string Slug(string field, string? value)
    {
        if (!IsSlug(value)) Refuse(field, "is 2 to 40 characters of a-z, 0-9 and hyphen, and begins with a letter or digit");
        return value ?? "";
    }

    public static bool IsSlug(string? value) => value is not null && SlugPattern().IsMatch(value);

    public string? Phone(string field, string? value)
    {
        var phone = value?.Trim();
        if (string.IsNullOrEmpty(phone)) return null;
        if (phone.Length > LongestPhone) Refuse(field, $"is at most {LongestPhone} characters long");
        else if (!PhonePattern().IsMatch(phone)) Refuse(field, "consists of digits, spaces and + ( ) - . / # * , and begins with one of them");
        return phone;
    }

    public string? Email(string field, string? value)
    {
        var email = value?.Trim();
        if (string.IsNullOrEmpty(email)) return null;
        if (email.Length > LongestEmail) Refuse(field, $"is at most {LongestEmail} characters long");
        else if (!EmailPattern().IsMatch(email) || VisibleText.Refuse(email, LongestEmail) is not null) Refuse(field, "is not an e-mail address");
        return email;
    }

    public DateOnly? Birthday(string field, DateOnly? value, DateOnly today)
    {
        if (value < EarliestBirthday || value > today) Refuse(field, "lies between 1900-01-01 and today");
        return value;
    }

    public string TimeZone(string field, string value)
    {
        if (!TimeZones.Contains(value)) Refuse(field, "is the IANA name of a time zone, for instance Europe/Riga");
        return value;
    }

    public string Language(string field, string value)
    {
        if (value is not ("en" or "ru")) Refuse(field, "is en or ru");
        return value;
    }

    public string Password(string field, string? value, int shortest)
    {
        if (value is null || value.Length < shortest || value.Length > LongestPassword)
            Refuse(field, $"is {shortest} to {LongestPassword} characters long");
        return value ?? "";
    }

    public int Order(string field, int value)
    {
        if (value is < 0 or > 1_000_000) Refuse(field, "lies between 0 and 1000000");
        return value;
    }

    public Picture? Picture(string field, byte[] content)
    {
        var picture = Hosting.Pictures.Picture.Check(content, PictureRules.Portrait, out var refusal);
        if (picture is null) Refuse(field, refusal);
        return picture;
    }

    [GeneratedRegex(@"\A[a-z0-9._-]{1,64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LoginPattern();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{1,39}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SlugPattern();

    [GeneratedRegex(@"\A[0-9+(*#][0-9+() ./#*,-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"\A[^\s@]+@[^\s@]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex EmailPattern();
}

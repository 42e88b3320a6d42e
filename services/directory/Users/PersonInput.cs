using Platform.Directory.Text;

namespace Platform.Directory.Users;

/// <summary>What is said about a person when one is created.</summary>
public record PersonInput
{
    /// <summary>1 to 64 of a-z, 0-9, dot, underscore and hyphen; unique in the tenant.</summary>
    public string? Login { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }

    /// <summary>First and last name when left out.</summary>
    public string? DisplayName { get; init; }
    public string? Position { get; init; }
    public Guid? UnitId { get; init; }
    public string? InternalPhone { get; init; }
    public string? MobilePhone { get; init; }
    public string? Email { get; init; }
    public DateOnly? Birthday { get; init; }
    public Guid? ManagerId { get; init; }

    /// <summary>IANA name; UTC when left out.</summary>
    public string? TimeZone { get; init; }

    /// <summary>en or ru; en when left out.</summary>
    public string? Language { get; init; }
    public bool? IsAdministrator { get; init; }
}

/// <summary>The checked fields of a person, as they are stored.</summary>
internal sealed record PersonFields
{
    // First and last name with a space.
    private const int LongestDisplayName = (2 * FieldChecks.LongestName) + 1;

    public required string Login { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }
    public required string DisplayName { get; init; }
    public required string? Position { get; init; }
    public required Guid? UnitId { get; init; }
    public required string? InternalPhone { get; init; }
    public required string? MobilePhone { get; init; }
    public required string? Email { get; init; }
    public required DateOnly? Birthday { get; init; }
    public required Guid? ManagerId { get; init; }
    public required string TimeZone { get; init; }
    public required string Language { get; init; }
    public required bool IsAdministrator { get; init; }

    /// <summary>What the contact tree shows of these fields.</summary>
    public (string DisplayName, string? Position, Guid? UnitId) InTree => (DisplayName, Position, UnitId);

    public static PersonFields Check(FieldChecks checks, PersonInput input, DateOnly today)
    {
        var firstName = checks.Name("firstName", input.FirstName);
        var lastName = checks.Name("lastName", input.LastName);
        return new PersonFields
        {
            Login = checks.Login("login", input.Login),
            FirstName = firstName,
            LastName = lastName,
            DisplayName = checks.OptionalText("displayName", input.DisplayName, LongestDisplayName) ?? $"{firstName} {lastName}",
            Position = checks.OptionalText("position", input.Position, FieldChecks.LongestPosition),
            UnitId = input.UnitId,
            InternalPhone = checks.Phone("internalPhone", input.InternalPhone),
            MobilePhone = checks.Phone("mobilePhone", input.MobilePhone),
            Email = checks.Email("email", input.Email),
            Birthday = checks.Birthday("birthday", input.Birthday, today),
            ManagerId = input.ManagerId,
            TimeZone = checks.TimeZone("timeZone", input.TimeZone ?? "UTC"),
            Language = checks.Language("language", input.Language ?? "en"),
            IsAdministrator = input.IsAdministrator ?? false,
        };
    }

    /// <summary>Words by which the person is found, with where each stands; those of the unit are looked up apart.</summary>
    public IEnumerable<PersonWord> Words() =>
    [
        .. In(WordFields.Name, SearchWords.Of(DisplayName)), .. In(WordFields.Name, SearchWords.Of(FirstName)),
        .. In(WordFields.Name, SearchWords.Of(LastName)), .. In(WordFields.Login, SearchWords.Of(Login)),
        .. In(WordFields.Position, SearchWords.Of(Position)), .. In(WordFields.Email, SearchWords.OfEmail(Email)),
        .. In(WordFields.Phone, SearchWords.OfPhone(InternalPhone)), .. In(WordFields.Phone, SearchWords.OfPhone(MobilePhone)),
    ];

    private static IEnumerable<PersonWord> In(WordFields field, IEnumerable<string> words) => words.Select(word => new PersonWord(word, field));
}

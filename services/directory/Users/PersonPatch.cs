using System.Runtime.CompilerServices;

namespace Platform.Directory.Users;

/// <summary>
/// A change of a person: a field that is absent stays, a field that is null is cleared (RFC 7396). The reader of JSON
/// calls the setters of the fields that are there, which is how they are told apart.
/// </summary>
public sealed class PersonPatch
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    public string? Login { get; set => field = Given(value); }
    public string? FirstName { get; set => field = Given(value); }
    public string? LastName { get; set => field = Given(value); }

    /// <summary>Null goes back to first and last name.</summary>
    public string? DisplayName { get; set => field = Given(value); }
    public string? Position { get; set => field = Given(value); }
    public Guid? UnitId { get; set => field = Given(value); }
    public string? InternalPhone { get; set => field = Given(value); }
    public string? MobilePhone { get; set => field = Given(value); }
    public string? Email { get; set => field = Given(value); }
    public DateOnly? Birthday { get; set => field = Given(value); }
    public Guid? ManagerId { get; set => field = Given(value); }
    public string? TimeZone { get; set => field = Given(value); }
    public string? Language { get; set => field = Given(value); }
    public bool? IsAdministrator { get; set => field = Given(value); }

    internal PersonInput ApplyTo(PersonFields person) => new()
    {
        Login = Or(Login, person.Login, nameof(Login)),
        FirstName = Or(FirstName, person.FirstName, nameof(FirstName)),
        LastName = Or(LastName, person.LastName, nameof(LastName)),
        DisplayName = Or(DisplayName, ChosenDisplayName(person), nameof(DisplayName)),
        Position = Or(Position, person.Position, nameof(Position)),
        UnitId = Or(UnitId, person.UnitId, nameof(UnitId)),
        InternalPhone = Or(InternalPhone, person.InternalPhone, nameof(InternalPhone)),
        MobilePhone = Or(MobilePhone, person.MobilePhone, nameof(MobilePhone)),
        Email = Or(Email, person.Email, nameof(Email)),
        Birthday = Or(Birthday, person.Birthday, nameof(Birthday)),
        ManagerId = Or(ManagerId, person.ManagerId, nameof(ManagerId)),
        TimeZone = Or(TimeZone, person.TimeZone, nameof(TimeZone)),
        Language = Or(Language, person.Language, nameof(Language)),
        IsAdministrator = Or(IsAdministrator, person.IsAdministrator, nameof(IsAdministrator)),
    };

    // A display name that was made of first and last name follows them; one that was chosen stays.
    private static string? ChosenDisplayName(PersonFields person) =>
        person.DisplayName == $"{person.FirstName} {person.LastName}" ? null : person.DisplayName;

    private T Or<T>(T given, T current, string field) => _given.Contains(field) ? given : current;

    private T Given<T>(T value, [CallerMemberName] string field = "")
    {
        _given.Add(field);
        return value;
    }
}

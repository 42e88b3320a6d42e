namespace Platform.Directory.Users;

/// <summary>Everything that colleagues see of a person.</summary>
public record Person
{
    public required Guid Id { get; init; }
    public required string DisplayName { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }
    public required string Login { get; init; }
    public required string? Position { get; init; }
    public required Guid? UnitId { get; init; }

    /// <summary>Names of the unit and of those above it, topmost first.</summary>
    public required IReadOnlyList<string> UnitPath { get; init; }
    public required string? InternalPhone { get; init; }
    public required string? MobilePhone { get; init; }
    public required string? Email { get; init; }
    public required DateOnly? Birthday { get; init; }
    public required Guid? ManagerId { get; init; }
    public required string? ManagerName { get; init; }

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>en or ru.</summary>
    public required string Language { get; init; }

    /// <summary>Relative address, to be fetched with the access token; changes with the picture.</summary>
    public required string? PhotoUrl { get; init; }

    /// <summary>False once deactivated: the person cannot sign in and is not in the contact tree.</summary>
    public required bool IsActive { get; init; }
    public required bool IsAdministrator { get; init; }
}

/// <summary>A person as a row of the contact tree.</summary>
public record PersonSummary(Guid Id, string DisplayName, string? Position, Guid? UnitId, string? PhotoUrl, bool IsActive);

/// <summary>A person as a search result.</summary>
public sealed record FoundPerson(
    Guid Id, string DisplayName, string? Position, Guid? UnitId, string? PhotoUrl, bool IsActive,
    IReadOnlyList<string> UnitPath, string? Email, string? InternalPhone, string? MobilePhone);

namespace Platform.Client.Directory;

/// <summary>
/// A user to create. Limits as in <see cref="Person"/>; the password has 10–256 characters, and without one the user cannot sign in
/// until an administrator gives one.
/// </summary>
public sealed record NewUser(string Login, string? Password, string FirstName, string LastName)
{
    /// <summary>First and last name when left out.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Job title, at most 200 characters.</summary>
    public string? Position { get; init; }

    /// <summary>Organization unit.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>At most 32 characters.</summary>
    public string? InternalPhone { get; init; }

    /// <summary>At most 32 characters.</summary>
    public string? MobilePhone { get; init; }

    /// <summary>At most 254 characters.</summary>
    public string? Email { get; init; }

    /// <summary>Date without a time zone.</summary>
    public DateOnly? Birthday { get; init; }

    /// <summary>The manager's user id.</summary>
    public Guid? ManagerId { get; init; }

    /// <summary>IANA name; UTC when left out.</summary>
    public string? TimeZone { get; init; }

    /// <summary><c>en</c> or <c>ru</c>; <c>en</c> when left out.</summary>
    public string? Language { get; init; }

    /// <summary>May administer the tenant.</summary>
    public bool IsAdministrator { get; init; }
}

namespace Platform.Client.Directory;

/// <summary>A user of the tenant with everything that colleagues may see.</summary>
/// <param name="Id">Id of the user.</param>
/// <param name="DisplayName">First and last name as shown.</param>
/// <param name="FirstName">At most 100 characters.</param>
/// <param name="LastName">At most 100 characters.</param>
/// <param name="Login">1–64 of <c>[a-z0-9._-]</c>.</param>
/// <param name="Position">At most 200 characters.</param>
/// <param name="UnitId">Organization unit.</param>
/// <param name="UnitPath">Names of the units from the top to the person's own.</param>
/// <param name="InternalPhone">At most 32 characters.</param>
/// <param name="MobilePhone">At most 32 characters.</param>
/// <param name="Email">At most 254 characters.</param>
/// <param name="Birthday">Date without a time zone.</param>
/// <param name="ManagerId">The manager's user id.</param>
/// <param name="ManagerName">The manager's display name.</param>
/// <param name="TimeZone">IANA name, for example <c>Europe/Riga</c>.</param>
/// <param name="Language"><c>en</c> or <c>ru</c>.</param>
/// <param name="PhotoUrl">Relative to the address of the product; changes when the photo changes.</param>
/// <param name="IsActive">False after deactivation.</param>
/// <param name="IsAdministrator">Administers the tenant.</param>
public record Person(
    Guid Id,
    string DisplayName,
    string FirstName,
    string LastName,
    string Login,
    string? Position,
    Guid? UnitId,
    IReadOnlyList<string>? UnitPath,
    string? InternalPhone,
    string? MobilePhone,
    string? Email,
    DateOnly? Birthday,
    Guid? ManagerId,
    string? ManagerName,
    string? TimeZone,
    string? Language,
    string? PhotoUrl,
    bool IsActive,
    bool IsAdministrator);

/// <summary>The signed-in person.</summary>
public sealed record Me(
    Guid Id,
    string DisplayName,
    string FirstName,
    string LastName,
    string Login,
    string? Position,
    Guid? UnitId,
    IReadOnlyList<string>? UnitPath,
    string? InternalPhone,
    string? MobilePhone,
    string? Email,
    DateOnly? Birthday,
    Guid? ManagerId,
    string? ManagerName,
    string? TimeZone,
    string? Language,
    string? PhotoUrl,
    bool IsActive,
    bool IsAdministrator,
    Tenant Tenant,
    UserSettings Settings)
    : Person(
        Id,
        DisplayName,
        FirstName,
        LastName,
        Login,
        Position,
        UnitId,
        UnitPath,
        InternalPhone,
        MobilePhone,
        Email,
        Birthday,
        ManagerId,
        ManagerName,
        TimeZone,
        Language,
        PhotoUrl,
        IsActive,
        IsAdministrator);

/// <summary>What people choose for themselves: <c>en</c> or <c>ru</c>, and an IANA name.</summary>
public sealed record UserSettings(string Language, string TimeZone);

/// <summary>An organization that uses the product.</summary>
/// <param name="Id">Id of the tenant.</param>
/// <param name="Slug">2–40 of <c>[a-z0-9-]</c>; what people type to sign in.</param>
/// <param name="Name">Name as shown.</param>
public record Tenant(Guid Id, string Slug, string Name);

/// <summary>A person in the contact tree. <paramref name="PhotoUrl"/> is relative to the address of the product.</summary>
public sealed record PersonSummary(Guid Id, string DisplayName, string? Position, Guid? UnitId, string? PhotoUrl, bool IsActive);

/// <summary>A person in a list of search results.</summary>
public sealed record FoundPerson(
    Guid Id,
    string DisplayName,
    string? Position,
    Guid? UnitId,
    IReadOnlyList<string>? UnitPath,
    string? Email,
    string? InternalPhone,
    string? MobilePhone,
    string? PhotoUrl,
    bool IsActive);

/// <summary>The whole organization as two flat lists: all units, and the active people sorted by display name.</summary>
/// <param name="Version">Grows with every change of the tree.</param>
/// <param name="Units">All units.</param>
/// <param name="People">All people.</param>
/// <param name="ETag">Give it to the next call to be told that nothing changed.</param>
public sealed record ContactTree(long Version, IReadOnlyList<OrgUnit> Units, IReadOnlyList<PersonSummary> People, string? ETag = null);

/// <summary>A sign-in on one device or browser.</summary>
public sealed record SignedInSession(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string? Client, string? IpAddress, bool Current);

/// <summary>Part of a list; <paramref name="NextCursor"/> is null on the last page.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

internal sealed record SessionList(IReadOnlyList<SignedInSession> Items);

internal sealed record PasswordChange(string CurrentPassword, string NewPassword);

internal sealed record PasswordReset(string Password);

internal sealed record ProfileChange(string? Language, string? TimeZone);

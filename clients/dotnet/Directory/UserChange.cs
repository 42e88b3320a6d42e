using System.Globalization;
using System.Text.Json.Nodes;

namespace Platform.Client.Directory;

/// <summary>
/// What to change about a user: what is not set stays as it is, what is set to null is cleared (JSON merge patch, RFC 7396). Limits as
/// in <see cref="Person"/>.
/// </summary>
public sealed class UserChange
{
    internal JsonObject Fields { get; } = [];

    /// <summary>1–64 of <c>[a-z0-9._-]</c>; unique in the tenant.</summary>
    public string Login
    {
        init => Fields["login"] = JsonValue.Create(value);
    }

    /// <summary>At most 100 characters.</summary>
    public string FirstName
    {
        init => Fields["firstName"] = JsonValue.Create(value);
    }

    /// <summary>At most 100 characters.</summary>
    public string LastName
    {
        init => Fields["lastName"] = JsonValue.Create(value);
    }

    /// <summary>Null goes back to first and last name.</summary>
    public string? DisplayName
    {
        init => Fields["displayName"] = JsonValue.Create(value);
    }

    /// <summary>Job title, at most 200 characters.</summary>
    public string? Position
    {
        init => Fields["position"] = JsonValue.Create(value);
    }

    /// <summary>Organization unit; null takes the person out of the tree.</summary>
    public Guid? UnitId
    {
        init => Fields["unitId"] = JsonValue.Create(value);
    }

    /// <summary>At most 32 characters.</summary>
    public string? InternalPhone
    {
        init => Fields["internalPhone"] = JsonValue.Create(value);
    }

    /// <summary>At most 32 characters.</summary>
    public string? MobilePhone
    {
        init => Fields["mobilePhone"] = JsonValue.Create(value);
    }

    /// <summary>At most 254 characters.</summary>
    public string? Email
    {
        init => Fields["email"] = JsonValue.Create(value);
    }

    /// <summary>Date without a time zone.</summary>
    public DateOnly? Birthday
    {
        init => Fields["birthday"] = JsonValue.Create(value?.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary>The manager's user id.</summary>
    public Guid? ManagerId
    {
        init => Fields["managerId"] = JsonValue.Create(value);
    }

    /// <summary>IANA name.</summary>
    public string TimeZone
    {
        init => Fields["timeZone"] = JsonValue.Create(value);
    }

    /// <summary><c>en</c> or <c>ru</c>.</summary>
    public string Language
    {
        init => Fields["language"] = JsonValue.Create(value);
    }

    /// <summary>May administer the tenant; the last administrator keeps that.</summary>
    public bool IsAdministrator
    {
        init => Fields["isAdministrator"] = JsonValue.Create(value);
    }
}

using System.Text.Json;
using TimeZoneConverter;

namespace Platform.AppHost.Demo.Organization;

/// <summary>An invented person of people.json. Mobile numbers are in Ofcom's range for drama, +44 7700 900000 to 900999.</summary>
/// <param name="Unit">Key of the unit.</param>
/// <param name="Manager">Login of the manager; null for the one at the top.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Language">en or ru.</param>
internal sealed record DemoPerson(
    string Login,
    string FirstName,
    string LastName,
    string Position,
    string Unit,
    string? Manager,
    string InternalPhone,
    string MobilePhone,
    string Email,
    DateOnly Birthday,
    string TimeZone,
    string Language)
{
    public Guid Id => DemoIds.Person(Login);

    public Guid UnitId => DemoIds.Unit(Unit);

    // Windows knows other names than IANA's.
    public TimeZoneInfo Zone => TZConvert.GetTimeZoneInfo(TimeZone);

    public static IReadOnlyList<DemoPerson> ReadAll(byte[] json) =>
        JsonSerializer.Deserialize(json, DemoFiles.Default.DemoPersonArray)
        ?? throw new InvalidDataException("people.json is empty.");
}

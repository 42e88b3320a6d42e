using Platform.Directory.Tenants;
using Platform.Directory.Users;
using Platform.Hosting.Errors;

namespace Platform.Directory.Profile;

/// <summary>The signed-in person.</summary>
public sealed record Me : Person
{
    public required Tenant Tenant { get; init; }
    public required UserSettings Settings { get; init; }

    internal static Me Of(Person person, Tenant tenant) => new(person)
    {
        Tenant = tenant,
        Settings = new UserSettings(person.Language, person.TimeZone),
    };

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    private Me(Person person) : base(person) => (Tenant, Settings) = (null!, null!);
}

/// <summary>What people choose for themselves.</summary>
/// <param name="Language">en or ru.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record UserSettings(string Language, string TimeZone);

/// <summary>Puts together who is signed in.</summary>
internal sealed class Profiles(UserStore users, TenantStore tenants)
{
    public async Task<Me> GetAsync(Guid tenantId, Guid userId, CancellationToken cancellationToken)
    {
        var person = await users.FindAsync(tenantId, userId, cancellationToken) ?? throw Problem.NotFound();
        return Me.Of(person, await tenants.GetAsync(tenantId, cancellationToken));
    }
}

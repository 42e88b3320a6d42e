using Platform.Client.Http;

namespace Platform.Client.Directory;

/// <summary>Users and organization units, for administrators of the tenant.</summary>
public sealed class DirectoryAdministration
{
    private const string Root = DirectoryApi.Root;

    private readonly RestApi _api;

    internal DirectoryAdministration(RestApi api) => _api = api;

    /// <summary>Creates a user; 409 <c>login_taken</c>.</summary>
    /// <param name="user">The user.</param>
    /// <param name="idempotencyKey">Repeat a call with its key to create nothing twice; a new key by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public Task<Person> CreateUserAsync(NewUser user, Guid? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Create(Root + "/users", user, ClientJson.Default.NewUser, idempotencyKey),
            ClientJson.Default.Person,
            cancellationToken);

    /// <summary>Changes the fields that <paramref name="change"/> sets.</summary>
    public Task<Person> UpdateUserAsync(Guid userId, UserChange change, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(HttpMethod.Patch, $"{Root}/users/{userId}", change.Fields, ClientJson.Default.JsonObject),
            ClientJson.Default.Person,
            cancellationToken);

    /// <summary>Locks a user out: sessions end, open connections are closed within a second.</summary>
    /// <exception cref="PlatformException">409 <c>last_administrator</c>.</exception>
    public Task<Person> DeactivateUserAsync(Guid userId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            new RestRequest(HttpMethod.Post, $"{Root}/users/{userId}/deactivate"), ClientJson.Default.Person, cancellationToken);

    /// <summary>Lets a deactivated user sign in again.</summary>
    public Task<Person> ReactivateUserAsync(Guid userId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            new RestRequest(HttpMethod.Post, $"{Root}/users/{userId}/reactivate"), ClientJson.Default.Person, cancellationToken);

    /// <summary>Sets a user's password (10–256 characters) and ends the user's sessions.</summary>
    public Task SetPasswordAsync(Guid userId, string newPassword, CancellationToken cancellationToken = default) =>
        _api.RunAsync(
            RestRequest.Json(
                HttpMethod.Post, $"{Root}/users/{userId}/password", new PasswordReset(newPassword), ClientJson.Default.PasswordReset),
            cancellationToken);

    /// <summary>Creates an organization unit.</summary>
    public Task<OrgUnit> CreateUnitAsync(NewUnit unit, Guid? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Create(Root + "/units", unit, ClientJson.Default.NewUnit, idempotencyKey),
            ClientJson.Default.OrgUnit,
            cancellationToken);

    /// <summary>Renames, moves or reorders a unit.</summary>
    public Task<OrgUnit> UpdateUnitAsync(Guid unitId, UnitChange change, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(HttpMethod.Patch, $"{Root}/units/{unitId}", change.Fields, ClientJson.Default.JsonObject),
            ClientJson.Default.OrgUnit,
            cancellationToken);

    /// <summary>Deletes an empty unit; 409 <c>unit_not_empty</c> otherwise.</summary>
    public Task DeleteUnitAsync(Guid unitId, CancellationToken cancellationToken = default) =>
        _api.RunAsync(new RestRequest(HttpMethod.Delete, $"{Root}/units/{unitId}"), cancellationToken);
}

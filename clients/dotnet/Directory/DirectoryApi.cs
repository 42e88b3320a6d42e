using System.Net;
using Platform.Client.Http;

namespace Platform.Client.Directory;

/// <summary>People of the tenant as every signed-in person may see them, and what a person may change about themselves.</summary>
public sealed class DirectoryApi
{
    internal const string Root = "/api/directory/v1";

    private readonly RestApi _api;

    internal DirectoryApi(RestApi api) => _api = api;

    /// <summary>The signed-in person, fresh from the server.</summary>
    public Task<Me> GetMeAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync(Root + "/me", ClientJson.Default.Me, cancellationToken);

    /// <summary>Changes what is not null.</summary>
    /// <param name="language"><c>en</c> or <c>ru</c>.</param>
    /// <param name="timeZone">IANA name.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public Task<Me> UpdateMeAsync(string? language = null, string? timeZone = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(HttpMethod.Patch, Root + "/me", new ProfileChange(language, timeZone), ClientJson.Default.ProfileChange),
            ClientJson.Default.Me,
            cancellationToken);

    /// <summary>The organization tree.</summary>
    /// <param name="etag"><see cref="ContactTree.ETag"/> of the tree one has.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>Null when nothing changed since <paramref name="etag"/>.</returns>
    public async Task<ContactTree?> GetContactTreeAsync(string? etag = null, CancellationToken cancellationToken = default)
    {
        var request = new RestRequest(HttpMethod.Get, Root + "/contacts/tree") { IfNoneMatch = etag };
        using var answer = await _api.SendAsync(request, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotModified)
            return null;
        var tree = await RestApi.ReadAsync(answer, ClientJson.Default.ContactTree, cancellationToken);
        return tree with { ETag = answer.Headers.ETag?.ToString() };
    }

    /// <summary>Finds people by name, e-mail, phone, position or unit.</summary>
    /// <param name="query">Words in any order, each the beginning of a word; null lists everybody.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="limit">People a page; the server has a default and a maximum.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public Task<Page<FoundPerson>> FindUsersAsync(
        string? query = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new Query(Root + "/users").With("query", query).With("cursor", cursor).With("limit", limit).ToString(),
            ClientJson.Default.PageFoundPerson,
            cancellationToken);

    /// <summary>One person; 404 when unknown in this tenant.</summary>
    public Task<Person> GetUserAsync(Guid userId, CancellationToken cancellationToken = default) =>
        _api.GetAsync($"{Root}/users/{userId}", ClientJson.Default.Person, cancellationToken);

    /// <summary>A photo by the address that a person carries.</summary>
    public async Task<byte[]> GetPhotoAsync(string photoUrl, CancellationToken cancellationToken = default)
    {
        using var answer = await _api.SendAsync(new RestRequest(HttpMethod.Get, photoUrl), cancellationToken);
        return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Sets a photo: PNG, JPEG or WebP of at most 256 KB; one's own, or as an administrator anyone's.</summary>
    public Task SetPhotoAsync(Guid userId, ReadOnlyMemory<byte> image, string mediaType, CancellationToken cancellationToken = default) =>
        _api.RunAsync(
            new RestRequest(HttpMethod.Put, $"{Root}/users/{userId}/photo") { Body = image, MediaType = mediaType }, cancellationToken);

    /// <summary>Changes the own password (10–256 characters) and ends the other sessions.</summary>
    public Task ChangePasswordAsync(string currentPassword, string newPassword, CancellationToken cancellationToken = default) =>
        _api.RunAsync(
            RestRequest.Json(
                HttpMethod.Post, Root + "/password", new PasswordChange(currentPassword, newPassword), ClientJson.Default.PasswordChange),
            cancellationToken);

    /// <summary>Where the person is signed in.</summary>
    public async Task<IReadOnlyList<SignedInSession>> GetSessionsAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync(Root + "/sessions", ClientJson.Default.SessionList, cancellationToken)).Items;

    /// <summary>Ends one session, which may be the present one.</summary>
    public Task EndSessionAsync(Guid sessionId, CancellationToken cancellationToken = default) =>
        _api.RunAsync(new RestRequest(HttpMethod.Delete, $"{Root}/sessions/{sessionId}"), cancellationToken);

    /// <summary>Ends every session but the present one.</summary>
    public Task EndOtherSessionsAsync(CancellationToken cancellationToken = default) =>
        _api.RunAsync(new RestRequest(HttpMethod.Delete, Root + "/sessions"), cancellationToken);
}

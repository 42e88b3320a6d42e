using System.Net;
using System.Net.Http.Headers;
using Platform.Client.Directory;
using Platform.Client.Http;

namespace Platform.Client.Sessions;

/// <summary>
/// Sign-in of one person. Access tokens live about ten minutes; they are renewed before they expire, by one request however many
/// calls wait for it.
/// </summary>
public sealed class Session : ICredential, IDisposable
{
    private const string Path = "/api/directory/v1/session";

    // A token is renewed this long before its end, so that it does not expire on its way.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    private readonly RestTransport _transport;
    private readonly TimeProvider _time;
    private readonly RefreshCookie _cookie = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile AccessToken? _token;

    internal Session(RestTransport transport, TimeProvider time) => (_transport, _time) = (transport, time);

    /// <summary>Who is signed in, as of the last sign-in or refresh; null when nobody is.</summary>
    public Me? User { get; private set; }

    /// <summary>Whether there is a session as far as the client knows.</summary>
    public bool IsSignedIn => _token is not null;

    /// <summary>When the access token is renewed at the latest, if something asks for it.</summary>
    public DateTimeOffset? RenewsAt => _token?.RenewsAt;

    /// <summary>Raised after each new access token, with the token.</summary>
    internal event Action<string>? Renewed;

    /// <summary>
    /// Raised once when the session has ended: signed out here, or found to be ended by the server. Handlers must not block.
    /// </summary>
    public event Action? Ended;

    /// <summary>Signs in.</summary>
    /// <param name="tenant">Slug of the tenant, 2–40 of <c>[a-z0-9-]</c>.</param>
    /// <param name="login">1–64 of <c>[a-z0-9._-]</c>.</param>
    /// <param name="password">At most 256 characters.</param>
    /// <param name="cancellationToken">Abandons the call; a session may still come to be at the server.</param>
    /// <exception cref="PlatformException">
    /// <c>invalid_credentials</c>; <c>too_many_attempts</c> with <see cref="PlatformException.RetryAfter"/> after ten wrong passwords.
    /// </exception>
    public async Task<Me> SignInAsync(string tenant, string login, string password, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var request = RestRequest.Json(HttpMethod.Post, Path, new SignInRequest(tenant, login, password), ClientJson.Default.SignInRequest);
            _cookie.Clear();
            return await TakeAsync(request, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Takes a new access token now, whatever the age of the present one.</summary>
    /// <exception cref="PlatformException"><c>session_ended</c>: sign in again.</exception>
    public Task RefreshAsync(CancellationToken cancellationToken = default) => RenewAsync(_token?.Value ?? "", cancellationToken);

    /// <summary>Ends the session at the server. Signed out locally even when the server cannot be reached; that is then thrown.</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken = default)
    {
        if (_token is not { } token)
            return;
        using var request = new HttpRequestMessage(HttpMethod.Delete, Path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        _cookie.Apply(request);
        End();
        try
        {
            using var response = await _transport.SendAsync(request, cancellationToken);
        }
        catch (PlatformException exception) when (exception.Status == HttpStatusCode.Unauthorized)
        {
            // Ended already, which is what was wanted.
        }
    }

    /// <summary>An access token that is good for at least a few seconds, renewed when needed.</summary>
    /// <exception cref="PlatformException"><c>session_ended</c>: sign in again.</exception>
    public async ValueTask<string> GetAccessTokenAsync(CancellationToken cancellationToken = default)
    {
        var token = _token ?? throw NotSignedIn();
        if (_time.GetUtcNow() < token.RenewsAt)
            return token.Value;
        await RenewAsync(token.Value, cancellationToken);
        return (_token ?? throw NotSignedIn()).Value;
    }

    bool ICredential.CanRenew => _cookie.IsPresent;

    async ValueTask<string> ICredential.ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await GetAccessTokenAsync(cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return token;
    }

    Task ICredential.RenewAsync(string refused, CancellationToken cancellationToken) => RenewAsync(refused, cancellationToken);

    internal async Task RenewAsync(string refused, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var token = _token ?? throw NotSignedIn();
            if (token.Value != refused)
                return;
            await TakeAsync(new RestRequest(HttpMethod.Post, Path + "/refresh"), cancellationToken);
        }
        catch (PlatformException exception) when (exception.Status == HttpStatusCode.Unauthorized)
        {
            End();
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The server says that this session is over.</summary>
    internal void End()
    {
        if (Interlocked.Exchange(ref _token, null) is null)
            return;
        User = null;
        _cookie.Clear();
        Ended?.Invoke();
    }

    /// <summary>Ends nothing at the server.</summary>
    public void Dispose() => _gate.Dispose();

    private async Task<Me> TakeAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var message = request.ToMessage();
        _cookie.Apply(message);
        using var response = await _transport.SendAsync(message, cancellationToken);
        _cookie.Take(response);
        var answer = await RestApi.ReadAsync(response, ClientJson.Default.SessionResponse, cancellationToken);
        var lifetime = TimeSpan.FromSeconds(answer.ExpiresIn);
        var margin = lifetime / 5 < Margin ? lifetime / 5 : Margin;
        User = answer.User;
        _token = new AccessToken(answer.AccessToken, _time.GetUtcNow() + lifetime - margin);
        Renewed?.Invoke(answer.AccessToken);
        return answer.User;
    }

    private static PlatformException NotSignedIn() => new(PlatformErrorCodes.SessionEnded, "Nobody is signed in.");

    private sealed record AccessToken(string Value, DateTimeOffset RenewsAt);
}

internal sealed record SignInRequest(string Tenant, string Login, string Password);

internal sealed record SessionResponse(string AccessToken, int ExpiresIn, Me User);

using System.Net;
using Platform.Directory.Profile;
using Platform.Hosting.Clients;

namespace Platform.Directory.Sessions;

/// <summary>Where a sign-in comes from.</summary>
internal sealed record ClientInfo(string Client, string? IpAddress)
{
    public static ClientInfo Of(HttpContext context) =>
        new(ClientName.Of(context.Request.Headers.UserAgent.ToString()), Address(context.Connection.RemoteIpAddress)?.ToString());

    private static IPAddress? Address(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}

/// <summary>A sign-in of mine.</summary>
/// <param name="Id">Identity of the session.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="LastUsedAt">When it was last refreshed.</param>
/// <param name="Client">Browser and system, as far as they tell.</param>
/// <param name="IpAddress">Address it was last used from.</param>
/// <param name="Current">True for the session of this request.</param>
public sealed record Session(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string Client, string? IpAddress, bool Current);

public sealed record SessionList(IReadOnlyList<Session> Items);

/// <summary>The answer to a sign-in and to a refresh.</summary>
/// <param name="AccessToken">To be sent as <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds until the access token expires.</param>
/// <param name="User">Who is signed in.</param>
public sealed record SignedIn(string AccessToken, int ExpiresIn, Me User);

using System.ComponentModel.DataAnnotations;

namespace Platform.Gateway.RateLimits;

/// <summary>
/// Section <c>Gateway:Limits</c>: requests a second, and how many may come at once after a pause. Each gateway process counts for itself.
/// </summary>
public sealed class RateLimitOptions
{
    private const int Most = 1_000_000;

    /// <summary>A signed-in user, over all devices.</summary>
    [Range(1, Most)]
    public int UserPerSecond { get; set; } = 100;

    [Range(1, Most)]
    public int UserBurst { get; set; } = 200;

    /// <summary>All users of a tenant together.</summary>
    [Range(1, Most)]
    public int TenantPerSecond { get; set; } = 5_000;

    [Range(1, Most)]
    public int TenantBurst { get; set; } = 10_000;

    /// <summary>An address (IPv4, or an IPv6 /64) from which nobody is signed in: sign-in, refresh.</summary>
    [Range(1, Most)]
    public int AnonymousPerSecond { get; set; } = 20;

    [Range(1, Most)]
    public int AnonymousBurst { get; set; } = 40;

    /// <summary>
    /// What shows a ticket instead of a token, from an address: realtime connections, and devices that were told of something. An office
    /// behind one address reconnects all at once when its network comes back, and is told all at once.
    /// </summary>
    [Range(1, Most)]
    public int ConnectionsPerSecond { get; set; } = 500;

    [Range(1, Most)]
    public int ConnectionsBurst { get; set; } = 5_000;
}

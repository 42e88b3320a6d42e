using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Platform.Hosting.Identity;

namespace Platform.Gateway.RateLimits;

/// <summary>Token buckets: one for each caller, one for each tenant. A request needs a token from both.</summary>
internal sealed class RequestLimiter(IOptions<RateLimitOptions> options) : IAsyncDisposable
{
    // Buckets are filled ten times a second, so that a steady stream at the limit flows evenly.
    private const int FillsPerSecond = 10;

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, CallerKey>(context => PerCaller(context, options.Value)),
        PartitionedRateLimiter.Create<HttpContext, Guid>(context => PerTenant(context, options.Value)));

    /// <summary>A lease that is acquired or not; never waits.</summary>
    public RateLimitLease Ask(HttpContext context) => _limiter.AttemptAcquire(context);

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    private static RateLimitPartition<CallerKey> PerCaller(HttpContext context, RateLimitOptions limits)
    {
        if (IsSignedIn(context))
        {
            var key = new CallerKey(CallerKind.User, CallerIdentity.From(context.User).UserId.ToString());
            return Bucket(key, limits.UserPerSecond, limits.UserBurst);
        }

        var address = Network(context.Connection.RemoteIpAddress);
        return EdgePaths.ShowsTicket(context.Request.Path)
            ? Bucket(new CallerKey(CallerKind.Connection, address), limits.ConnectionsPerSecond, limits.ConnectionsBurst)
            : Bucket(new CallerKey(CallerKind.Anonymous, address), limits.AnonymousPerSecond, limits.AnonymousBurst);
    }

    private static RateLimitPartition<Guid> PerTenant(HttpContext context, RateLimitOptions limits) =>
        IsSignedIn(context)
            ? Bucket(CallerIdentity.From(context.User).TenantId, limits.TenantPerSecond, limits.TenantBurst)
            : RateLimitPartition.GetNoLimiter(Guid.Empty);

    private static bool IsSignedIn(HttpContext context) => context.User.Identity?.IsAuthenticated == true;

    // Whoever has one IPv6 address has the whole /64 to choose from.
    private static string Network(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    private static RateLimitPartition<TKey> Bucket<TKey>(TKey key, int perSecond, int burst) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ =>
        {
            var fills = Math.Min(FillsPerSecond, perSecond);
            return new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = perSecond / fills,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1) / fills,
                QueueLimit = 0,
            };
        });

    private enum CallerKind
    {
        User,
        Anonymous,
        Connection,
    }

    private readonly record struct CallerKey(CallerKind Kind, string Id);
}

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Platform.Hosting.Errors;
using StackExchange.Redis;

namespace Platform.Redis;

/// <summary>
/// Degraded, not unhealthy, while Redis is away: what is kept in PostgreSQL is answered all the same, and what needs Redis
/// says so by itself.
/// </summary>
internal sealed class RedisHealthCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await redis.GetDatabase().PingAsync().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (RedisFailures.IsOutage(failure))
        {
            return HealthCheckResult.Degraded("Redis does not answer", failure);
        }
    }
}

/// <summary>An outage of Redis answers 503 and names it.</summary>
public sealed class RedisFailures : IFailureTranslator
{
    /// <inheritdoc/>
    public ProblemException? Translate(Exception exception) =>
        IsOutage(exception) ? Problem.Unavailable("backplane_unavailable", "Redis does not answer at the moment. Try again.") : null;

    /// <summary>True when the exception says that Redis cannot be reached or does not answer in time.</summary>
    public static bool IsOutage(Exception exception) => exception is RedisException or TimeoutException;
}

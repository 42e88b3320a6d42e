using Microsoft.Extensions.Diagnostics.HealthChecks;
using Platform.Hosting.Errors;
using StackExchange.Redis;

namespace Platform.Chat.Realtime;

/// <summary>
/// Degraded, not unhealthy, while Redis is away: messages are committed, acknowledged and found by Sync all the same;
/// only events between nodes and new browser connections wait for it.
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
internal sealed class RedisFailures : IFailureTranslator
{
    public ProblemException? Translate(Exception exception) =>
        IsOutage(exception) ? Problem.Unavailable("backplane_unavailable", "Redis does not answer at the moment. Try again.") : null;

    public static bool IsOutage(Exception exception) => exception is RedisException or TimeoutException;
}

using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Hosting;
using Platform.Hosting.Errors;
using Platform.Hosting.Health;
using StackExchange.Redis;

namespace Platform.Redis;

/// <summary>Registers the link to Redis of a process, for services in the distributed mode.</summary>
public static class RedisRegistration
{
    /// <summary>
    /// Adds <see cref="IConnectionMultiplexer"/> (<c>ConnectionStrings:redis</c>), its health check and the name of its failures.
    /// </summary>
    /// <exception cref="MissingSettingException">The connection string is missing.</exception>
    public static void AddRedis(this ServiceRegistration service)
    {
        var settings = ConfigurationOptions.Parse(service.RequiredConnectionString("redis"));
        // A node starts while Redis is away, and says so in its health.
        settings.AbortOnConnectFail = false;
        service.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(settings));
        service.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IFailureTranslator, RedisFailures>());
        service.Services.AddHealthChecks().AddCheck<RedisHealthCheck>("redis", tags: [HealthEndpoints.Ready], timeout: TimeSpan.FromSeconds(3));
    }
}

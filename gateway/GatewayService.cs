using Platform.Gateway.Proxy;
using Platform.Hosting;
using Platform.Hosting.Health;

namespace Platform.Gateway;

/// <summary>The gateway in a process of its own: the proxy. <see cref="Edge"/> stands before it.</summary>
public sealed class GatewayService : IPlatformService
{
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(3);

    private IReadOnlyDictionary<string, string> _services = new Dictionary<string, string>();

    public string Name => "gateway";

    /// <summary>The services it leads to; known once it is registered.</summary>
    public IReadOnlyList<string> ServiceNames => [.. _services.Keys];

    public void Register(ServiceRegistration service)
    {
        var directory = service.Configuration.Required("Gateway:Services:directory");
        _services = service.Configuration.GetSection("Gateway:Services").Get<Dictionary<string, string>>()!;
        // Keys come from the directory itself, unless an address of their own is named.
        service.Configuration["Auth:Authority"] ??= ServiceRoutes.Addresses(directory)[0];

        Edge.Register(service.Services);
        service.Services.AddLogging(KeepYarpShort);
        service.Services.AddSingleton<ServiceProbe>();
        service.Services.AddReverseProxy().LoadFromMemory(ServiceRoutes.Routes(ServiceNames), ServiceRoutes.Clusters(_services));
        foreach (var name in ServiceNames)
        {
            service.Services.AddHealthChecks().Add(new(
                name,
                services => new ServiceHealthCheck(name, services.GetRequiredService<ServiceProbe>()),
                failureStatus: null,
                [HealthEndpoints.Ready],
                ProbePatience));
        }
    }

    // YARP logs each failed request and probe with its stack trace. The failover and the change of a destination's health say it in a line.
    private static void KeepYarpShort(ILoggingBuilder logging) => logging
        .AddFilter("Yarp.ReverseProxy.Forwarder", LogLevel.Error)
        .AddFilter("Yarp.ReverseProxy.Health.ActiveHealthCheckMonitor", LogLevel.Error);

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapReverseProxy(proxy =>
        {
            proxy.UseMiddleware<ServiceFailover>();
            proxy.UseLoadBalancing();
            proxy.UsePassiveHealthChecks();
        });
}

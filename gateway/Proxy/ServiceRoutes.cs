using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace Platform.Gateway.Proxy;

/// <summary>YARP's configuration, which follows from the services' names and addresses alone.</summary>
internal static class ServiceRoutes
{
    // The operator's imports take thousands of rows a call; everybody else has Kestrel's limit.
    private const long LargestImport = 64 * 1024 * 1024;

    private static readonly (string Service, string Path)[] Imports =
    [
        ("directory", "/api/directory/v1/tenants/{slug}/people-import"),
        ("chat", "/api/chat/v1/imports/{**rest}"),
    ];

    public static string[] Addresses(string setting) =>
        setting.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static IReadOnlyList<RouteConfig> Routes(IEnumerable<string> services) =>
    [
        .. services.SelectMany(name => (RouteConfig[])
        [
            Route(name, "api", $"/api/{name}/{{**rest}}"),
            Route(name, "hub", $"/hubs/{name}/{{**rest}}"),
            Route(name, "openapi", $"/openapi/{name}.json"),
            .. Imports.Where(import => import.Service == name)
                .Select(import => Route(name, "import", import.Path) with { MaxRequestBodySize = LargestImport }),
        ]),
    ];

    public static IReadOnlyList<ClusterConfig> Clusters(IReadOnlyDictionary<string, string> services) =>
        [.. services.Select(service => Cluster(service.Key, Addresses(service.Value)))];

    // The service sees the address that the caller typed, in Host and X-Forwarded-For, -Proto and -Host (YARP's default).
    private static RouteConfig Route(string service, string part, string path) => new()
    {
        RouteId = $"{service}-{part}",
        ClusterId = service,
        Match = new RouteMatch { Path = path },
        Transforms = [new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "true" }],
    };

    private static ClusterConfig Cluster(string service, string[] addresses) => new()
    {
        ClusterId = service,
        LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
        Destinations = addresses
            .Select(address => new DestinationConfig { Address = address })
            .ToDictionary(destination => destination.Address),
        // Alive, not ready: a service whose database is down names it in its own answer.
        HealthCheck = new HealthCheckConfig
        {
            Active = new ActiveHealthCheckConfig
            {
                Enabled = true,
                Interval = TimeSpan.FromSeconds(5),
                Timeout = TimeSpan.FromSeconds(3),
                Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures,
                Path = "/health/live",
            },
            Passive = new PassiveHealthCheckConfig
            {
                Enabled = true,
                Policy = HealthCheckConstants.PassivePolicy.TransportFailureRate,
                ReactivationPeriod = TimeSpan.FromSeconds(5),
            },
        },
        // Idle time; SignalR sends a ping every 15 seconds.
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = TimeSpan.FromSeconds(60) },
    };
}

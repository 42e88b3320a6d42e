using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Platform.Gateway.Proxy;

/// <summary>One service's part in the health of the whole.</summary>
internal sealed class ServiceHealthCheck(string service, ServiceProbe probe) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await probe.WhatIsWrongAsync(service, cancellationToken) is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy();
}

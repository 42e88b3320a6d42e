using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Platform.Gateway.RateLimits;
using Platform.Gateway.Responses;
using Platform.Gateway.Security;
using Platform.Gateway.WebClient;

namespace Platform.Gateway;

/// <summary>
/// What every request from outside passes first, whether the services run in this process (AppHost's embedded mode) or behind the proxy.
/// </summary>
public static class Edge
{
    /// <summary>Registers what <see cref="Use"/> needs.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddOptions<GatewayOptions>().BindConfiguration("Gateway").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RateLimitOptions>().BindConfiguration("Gateway:Limits").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RequestLimiter>();
        services.AddSingleton<WebClientFiles>();
        services.AddResponseCompression(JsonCompression.Configure);
    }

    /// <summary>Adds the middleware, in the order in which a request meets it.</summary>
    /// <param name="app">The process; <see cref="Register"/> has been called.</param>
    /// <param name="serviceNames">Whose interfaces the documentation shows.</param>
    public static void Use(WebApplication app, IReadOnlyList<string> serviceNames)
    {
        UseForwardedHeaders(app);
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(context => JsonCompression.Applies(context.Request.Path), api => api.UseResponseCompression());
        app.UseSwaggerUI(docs =>
        {
            docs.RoutePrefix = "docs";
            docs.DocumentTitle = "Platform API";
            foreach (var name in serviceNames)
            {
                docs.SwaggerEndpoint($"/openapi/{name}.json", name);
            }
        });
        app.UseMiddleware<WebClientMiddleware>();
        app.UseMiddleware<OriginCheck>();
        app.UseMiddleware<TokenCheck>();
        app.UseMiddleware<RateLimitMiddleware>();
    }

    // Without trusted proxies nobody's X-Forwarded-For is believed, and the address of the connection is the caller's.
    private static void UseForwardedHeaders(WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.TrustedProxies;
        if (proxies.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        }

        app.UseForwardedHeaders(options);
    }
}

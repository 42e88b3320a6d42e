using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Platform.Chat.Devices;
using Platform.Chat.Messages;
using Platform.Hosting;
using Platform.Hosting.Identity;
using Platform.Hosting.Json;
using Platform.Redis;

namespace Platform.Chat.Realtime;

/// <summary>Registers the hub, its connections and what carries events between nodes.</summary>
internal static class RealtimeRegistration
{
    public static void Add(ServiceRegistration service)
    {
        var services = service.Services;
        services.AddSignalR().AddJsonProtocol(json =>
        {
            json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, ChatJson.Default);
            json.PayloadSerializerOptions.Converters.Add(new UtcTimeConverter());
        }).AddHubOptions<ChatHub>(hub => hub.AddFilter<ChatHubFilter>());
        services.AddOptions<HubOptions<ChatHub>>().Configure<IOptions<ConnectionOptions>>((hub, options) =>
        {
            hub.MaximumReceiveMessageSize = options.Value.LargestFrame;
            hub.DisableImplicitFromServicesParameters = true;
        });
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .PostConfigure(bearer => bearer.Events.OnMessageReceived = RealtimeRoutes.TakeTokenFromTicketAsync);

        services.AddSingleton<ConversationConnections>();
        services.AddSingleton<HubLifetimeManager<ChatHub>>(provider => provider.GetRequiredService<ConversationConnections>());
        services.AddSingleton<ChatEvents>();
        services.AddSingleton<IMessageBroadcast>(provider => provider.GetRequiredService<ChatEvents>());
        services.AddSingleton<Memberships>().AddSingleton<ReadSight>();
        services.AddSingleton<ISessionsEndedHandler, CloseEndedSessions>();
        services.AddHostedService<CloseExpired>();
        if (service.IsEmbedded) AddSingleNode(services);
        else AddRedis(service);
    }

    private static void AddSingleNode(IServiceCollection services)
    {
        services.AddSingleton<IBackplane, SingleNodeBackplane>();
        services.AddSingleton<IHubTickets, InMemoryHubTickets>();
        services.AddSingleton<IOpenDevices, MemoryOpenDevices>();
    }

    private static void AddRedis(ServiceRegistration service)
    {
        service.AddRedis();
        service.Services.AddSingleton<IBackplane, RedisBackplane>();
        service.Services.AddSingleton<IHubTickets, RedisHubTickets>();
        service.Services.AddSingleton<IOpenDevices, RedisOpenDevices>();
    }

    /// <summary>Adds a background service that others also call.</summary>
    internal static IServiceCollection AddRunning<TService>(this IServiceCollection services) where TService : class, IHostedService =>
        services.AddSingleton<TService>().AddHostedService(provider => provider.GetRequiredService<TService>());
}

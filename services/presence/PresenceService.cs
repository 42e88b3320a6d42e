using Platform.Data;
using Platform.Hosting;
using Platform.Presence.Awaited;
using Platform.Presence.Consumers;
using Platform.Presence.Leases;
using Platform.Presence.People;
using Platform.Presence.Publishing;
using Platform.Presence.Status;
using Platform.Redis;

namespace Platform.Presence;

/// <summary>Who is there, from which client and since when.</summary>
public sealed class PresenceService : IPlatformService
{
    /// <inheritdoc/>
    public string Name => "presence";

    /// <inheritdoc/>
    public void Register(ServiceRegistration service)
    {
        service.AddOptions<PresenceOptions>();
        service.AddJson(PresenceJson.Default);
        service.AddDatabase(connection => new PresenceDatabase(connection));
        service.AddConsumer<TakeConnections>();
        service.AddConsumer<AwaitPeople>();

        var services = service.Services;
        services.AddSingleton<PresenceStore>().AddSingleton<GetPresence>();
        services.AddSingleton<Announcements>();
        services.AddSingleton<StatusStore>().AddSingleton<ChooseStatus>();
        services.AddSingleton<AwaitedStore>().AddSingleton<AwaitedPeople>();
        services.AddHostedService<PresenceAnnouncer>().AddHostedService<AwaitedSweep>();
        if (service.IsEmbedded)
        {
            services.AddSingleton<ILeases, MemoryLeases>();
        }
        else
        {
            service.AddRedis();
            services.AddSingleton<ILeases, RedisLeases>();
        }
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        var forPeople = routes.MapGroup("/api/presence/v1").RequireAuthorization().ProducesProblem(401);
        forPeople.MapPeople();
        forPeople.MapStatus();
    }
}

using Platform.Chat.WebPush;
using Platform.Hosting.Outbound;

namespace Platform.Chat.Push;

/// <summary>Registers what tells devices while the app is closed on them.</summary>
internal static class PushRegistration
{
    // Of a push service's answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void Add(IServiceCollection services)
    {
        services.AddOutboundClient(PushClient.Client, Patience);
        services.AddSingleton<PushKeyring>().AddSingleton<PushClient>().AddSingleton<PushDelivery>();
        services.AddSingleton<SubscriptionStore>().AddSingleton<PushAudience>().AddSingleton<PushQueue>();
        services.AddSingleton<PushLook>().AddSingleton<PushLog>();
        services.AddSingleton<PushPlanner>().AddHostedService<PushSender>();
    }
}

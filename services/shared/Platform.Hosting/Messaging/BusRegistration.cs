using MassTransit;
using Platform.Hosting.Identity;

namespace Platform.Hosting.Messaging;

/// <summary>
/// The bus of the process: RabbitMQ, or MassTransit's in-memory transport inside AppHost's single process.
/// Services add consumers; the host adds the bus once, whatever the number of services.
/// </summary>
internal sealed class BusRegistration
{
    private readonly string _prefix;
    private readonly List<Action<IBusRegistrationConfigurator>> _consumers = [];

    /// <summary>Queues and exchanges begin with <c>Bus:Prefix</c>, so that several installations can share a broker.</summary>
    public BusRegistration(IConfiguration configuration) => _prefix = configuration["Bus:Prefix"] ?? "";

    public void AddConsumer<TConsumer>(string serviceName) where TConsumer : class, IConsumer =>
        _consumers.Add(bus => bus.AddConsumer<TConsumer>(Retry).Endpoint(endpoint => endpoint.Name = $"{_prefix}{serviceName}-{KebabCaseEndpointNameFormatter.Instance.SanitizeName(typeof(TConsumer).Name)}"));

    public void AddConsumerInEveryProcess<TConsumer>(string processName) where TConsumer : class, IConsumer =>
        _consumers.Add(bus => bus.AddConsumer<TConsumer>(Retry).Endpoint(endpoint =>
        {
            endpoint.Name = $"{_prefix}{processName}-{KebabCaseEndpointNameFormatter.Instance.SanitizeName(typeof(TConsumer).Name)}";
            endpoint.InstanceId = "-" + Guid.CreateVersion7().ToString("N");
            endpoint.Temporary = true;
        }));

    public void Apply(WebApplicationBuilder builder, string processName, bool isEmbedded)
    {
        // Messages that were published before the bus has started would be lost.
        builder.Services.AddOptions<MassTransitHostOptions>().Configure(options => options.WaitUntilStarted = true);
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            foreach (var add in _consumers) add(bus);
            bus.AddConsumer<RefuseEndedSessions>().Endpoint(endpoint =>
            {
                endpoint.Name = $"{_prefix}{processName}-refuse-ended-sessions";
                endpoint.InstanceId = "-" + Guid.CreateVersion7().ToString("N");
                endpoint.Temporary = true;
            });
            if (isEmbedded) bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
            else UseRabbitMq(bus, new Uri(builder.Configuration.Required("ConnectionStrings:rabbitmq")));
        });
    }

    private void UseRabbitMq(IBusRegistrationConfigurator bus, Uri address) =>
        bus.UsingRabbitMq((context, rabbit) =>
        {
            rabbit.Host(address);
            rabbit.MessageTopology.SetEntityNameFormatter(new PrefixEntityNameFormatter(rabbit.MessageTopology.EntityNameFormatter, _prefix));
            rabbit.ConfigureEndpoints(context);
        });

    // A failing message is tried again for about a quarter of a minute and then parked in <queue>_error; the queue keeps moving.
    private static void Retry<TConsumer>(IConsumerConfigurator<TConsumer> consumer) where TConsumer : class, IConsumer =>
        consumer.UseMessageRetry(retry => retry.Exponential(6, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(200)));
}

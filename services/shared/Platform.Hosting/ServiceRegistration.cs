using System.Text.Json.Serialization;
using MassTransit;
using Platform.Hosting.Messaging;

namespace Platform.Hosting;

/// <summary>What one service is given to register itself with.</summary>
public sealed class ServiceRegistration
{
    private readonly BusRegistration _bus;

    internal ServiceRegistration(string serviceName, WebApplicationBuilder builder, BusRegistration bus, bool isEmbedded)
    {
        ServiceName = serviceName;
        Builder = builder;
        IsEmbedded = isEmbedded;
        _bus = bus;
    }

    /// <summary>Name of the service that is being registered.</summary>
    public string ServiceName { get; }

    /// <summary>True inside AppHost's single process: the bus, the backplane and the like live in memory.</summary>
    public bool IsEmbedded { get; }

    /// <summary>The container, which other services may share.</summary>
    public IServiceCollection Services => Builder.Services;

    /// <summary>Settings of the process.</summary>
    public IConfiguration Configuration => Builder.Configuration;

    internal WebApplicationBuilder Builder { get; }

    /// <summary>
    /// Consumes events from the queue <c>&lt;service&gt;-&lt;consumer-name&gt;</c>. The consumer is named by its effect
    /// (<c>RememberPerson</c> reads <c>chat-remember-person</c>) and must tolerate repeated deliveries.
    /// </summary>
    public void AddConsumer<TConsumer>() where TConsumer : class, IConsumer => _bus.AddConsumer<TConsumer>(ServiceName);

    /// <summary>
    /// Consumes events in every process of the service, each from a queue of its own that goes with the process: for what each keeps in
    /// its own memory. What is published while a process is away does not reach it.
    /// </summary>
    public void AddConsumerInEveryProcess<TConsumer>() where TConsumer : class, IConsumer => _bus.AddConsumerInEveryProcess<TConsumer>(ServiceName);

    /// <summary>
    /// Binds options from <c>&lt;Service&gt;:&lt;section&gt;</c> (for instance <c>Chat:Hub</c>) and validates their data annotations on start.
    /// An empty <paramref name="section"/> binds the service's own section.
    /// </summary>
    public void AddOptions<TOptions>(string section = "") where TOptions : class
    {
        var path = section.Length == 0 ? ServiceName : $"{ServiceName}:{section}";
        Services.AddOptions<TOptions>().BindConfiguration(path).ValidateDataAnnotations().ValidateOnStart();
    }

    /// <summary>Adds a source-generated context to the JSON of requests and responses.</summary>
    public void AddJson(JsonSerializerContext context) =>
        Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, context));

    /// <summary>The connection string of that name, or a stop that names the missing setting.</summary>
    /// <exception cref="MissingSettingException">The setting is absent or empty.</exception>
    public string RequiredConnectionString(string name) => Configuration.Required($"ConnectionStrings:{name}");
}

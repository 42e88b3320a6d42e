using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Hosting;
using Platform.Servers.Postgres;

namespace Platform.Testing;

/// <summary>
/// A service as it runs in production: a process's worth of it on a port of its own, with real PostgreSQL, RabbitMQ and Redis.
/// Several of them with the same <see cref="TestInstallation"/> are replicas.
/// </summary>
public sealed class TestService : IAsyncDisposable
{
    private TestService(WebApplication app) => App = app;

    /// <summary>The running process.</summary>
    public WebApplication App { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(App.Urls.First());

    /// <summary>Starts a service in an installation.</summary>
    /// <param name="installation">Its servers, database and broker.</param>
    /// <param name="service">The service.</param>
    /// <param name="settings">Settings beside those of the installation.</param>
    /// <param name="clock">The clock; the real one when null.</param>
    /// <param name="isEmbedded">True to keep bus and shared state in memory, as AppHost's single process does.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<TestService> StartAsync(
        TestInstallation installation, IPlatformService service, IReadOnlyDictionary<string, string?>? settings = null,
        TimeProvider? clock = null, bool isEmbedded = false, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0", "--environment", "Testing"]);
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("PLATFORM_TEST_LOG") is { Length: > 0 }) builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(installation.Settings);
        if (settings is not null) builder.Configuration.AddInMemoryCollection(settings);
        if (clock is not null) builder.Services.TryAddSingleton(clock);

        // Tests kill what services depend on; a service should not wait for the dead when it stops.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));

        var app = ServiceHost.Build(builder, [service], isEmbedded);
        await ServiceHost.MigrateAsync(app, cancellationToken);
        await app.StartAsync(cancellationToken);
        return new TestService(app);
    }

    /// <summary>A client without a token.</summary>
    public HttpClient Anonymous() => new() { BaseAddress = Address };

    /// <summary>A client that sends this token.</summary>
    public HttpClient WithToken(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }
}

/// <summary>What the processes of one installation share. A test class has one of its own, so that tests do not meet.</summary>
public sealed class TestInstallation
{
    private TestInstallation(IReadOnlyDictionary<string, string?> settings, PostgresDatabase database) => (Settings, Database) = (settings, database);

    /// <summary>The operator's key.</summary>
    public const string OperatorKey = "operator-key-of-the-tests-0123456789";

    /// <summary>Configuration of every process.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>The service's database.</summary>
    public PostgresDatabase Database { get; }

    /// <summary>Creates the database of a service and a part of the broker that is its own.</summary>
    public static async Task<TestInstallation> CreateAsync(
        TestServers servers, string serviceName, string authority, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7().ToString("N");
        var postgres = await servers.PostgresAsync(cancellationToken);
        var rabbitMq = await servers.RabbitMqAsync(cancellationToken);
        var redis = await servers.RedisAsync(cancellationToken);
        var database = await postgres.CreateDatabaseAsync($"{serviceName}_{id}", cancellationToken: cancellationToken);
        return new TestInstallation(
            new Dictionary<string, string?>
            {
                [$"ConnectionStrings:{serviceName}"] = database.RuntimeConnectionString,
                [$"ConnectionStrings:{serviceName}-owner"] = database.OwnerConnectionString,
                ["ConnectionStrings:rabbitmq"] = rabbitMq.ConnectionString,
                ["ConnectionStrings:redis"] = redis.ConnectionString,
                ["Bus:Prefix"] = id + "-",
                ["Auth:Authority"] = authority,
                ["Operator:Key"] = OperatorKey,
            },
            database);
    }
}

using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Platform.Data.Outbox;
using Platform.Hosting;
using Platform.Hosting.Errors;
using Platform.Hosting.Health;

namespace Platform.Data;

/// <summary>Registers a service's database.</summary>
public static class DatabaseRegistration
{
    /// <summary>
    /// Adds the database of the service: connections (<c>ConnectionStrings:&lt;service&gt;</c>), migrations
    /// (<c>ConnectionStrings:&lt;service&gt;-owner</c>, needed only by the migration step), outbox relay and health check.
    /// </summary>
    /// <param name="service">The service that registers.</param>
    /// <param name="create">Makes the service's own type, for instance <c>connection =&gt; new ChatDatabase(connection)</c>.</param>
    /// <exception cref="MissingSettingException">The connection string is missing.</exception>
    public static void AddDatabase<TDatabase>(this ServiceRegistration service, Func<DatabaseConnection, TDatabase> create)
        where TDatabase : ServiceDatabase
    {
        var settings = Settings(service);
        service.Services.AddSingleton(services => create(new DatabaseConnection(
            new NpgsqlDataSourceBuilder(settings.ConnectionString).UseLoggerFactory(services.GetRequiredService<ILoggerFactory>()).Build())));
        service.Services.AddSingleton<IMigrationStep>(services => new Migrator(
            service.ServiceName,
            service.RequiredConnectionString(service.ServiceName + "-owner"),
            settings.Username!,
            typeof(TDatabase).Assembly,
            services.GetRequiredService<ILogger<Migrator>>()));
        service.Services.AddHostedService<OutboxRelay<TDatabase>>();
        service.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IFailureTranslator, DatabaseFailures>());
        service.Services.AddHealthChecks().Add(new(
            service.ServiceName + "-database",
            services => new DatabaseHealthCheck(services.GetRequiredService<TDatabase>()),
            failureStatus: null,
            [HealthEndpoints.Ready],
            TimeSpan.FromSeconds(3)));
    }

    // Enough for the statements that a process has under way at once: each connection is a process of the server.
    private const string Defaults = "Maximum Pool Size=20";

    private static NpgsqlConnectionStringBuilder Settings(ServiceRegistration service)
    {
        var settings = new NpgsqlConnectionStringBuilder($"{Defaults};{service.RequiredConnectionString(service.ServiceName)}")
        {
            ApplicationName = service.ServiceName,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            // All that a transaction sets is local to it, so there is nothing to reset.
            NoResetOnClose = true,
        };
        // A statement is planned once for all tenants. Planned for one, it costs more to plan than to run, and a tenant that the
        // statistics do not know yet is taken for one without rows, which makes any index look as good as the right one.
        settings.Options = $"{settings.Options} -c plan_cache_mode=force_generic_plan".Trim();
        return settings;
    }
}

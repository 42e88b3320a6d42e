using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using Platform.Hosting.Errors;
using Platform.Hosting.Health;
using Platform.Hosting.Identity;
using Platform.Hosting.Json;
using Platform.Hosting.Messaging;
using Platform.Hosting.Telemetry;

namespace Platform.Hosting;

/// <summary>Hosts services: one in a process of its own, or several in AppHost's single process.</summary>
public static class ServiceHost
{
    // An address that takes more than this (imports, uploads) says so itself.
    private const long LargestRequestBody = 1024 * 1024;

    /// <summary>
    /// Runs one service until it is told to stop. With the argument <c>--migrate</c> it only runs the migrations.
    /// </summary>
    /// <returns>The exit code: 0, or 1 with a sentence on standard error when a setting is missing.</returns>
    public static async Task<int> RunAsync(string[] args, IPlatformService service)
    {
        try
        {
            await using var app = Build(WebApplication.CreateBuilder(args), [service]);
            if (args.Contains("--migrate"))
            {
                await MigrateAsync(app);
                return 0;
            }

            await app.RunAsync();
            return 0;
        }
        catch (MissingSettingException missing)
        {
            await Console.Error.WriteLineAsync($"{service.Name}: {missing.Message}");
            return 1;
        }
    }

    /// <summary>Builds the process: its services, and what every process has.</summary>
    /// <param name="builder">The builder, with its configuration complete.</param>
    /// <param name="services">The services to host.</param>
    /// <param name="isEmbedded">True only in AppHost's single process: bus and backplane live in memory.</param>
    /// <param name="edge">Middleware that goes before everything else, for the process that also is the edge.</param>
    /// <exception cref="MissingSettingException">A setting that a service needs is missing.</exception>
    public static WebApplication Build(
        WebApplicationBuilder builder, IReadOnlyList<IPlatformService> services, bool isEmbedded = false, Action<WebApplication>? edge = null)
    {
        var processName = services.Count == 1 ? services[0].Name : "platform";
        var bus = new BusRegistration(builder.Configuration);
        foreach (var service in services)
        {
            service.Register(new ServiceRegistration(service.Name, builder, bus, isEmbedded));
            builder.Services.AddOpenApi(service.Name, options => options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = $"{service.Name} API";
                document.Info.Version = "v1";
                document.Servers = null;
                return Task.CompletedTask;
            }).AddSchemaTransformer((schema, context, _) =>
            {
                // A time that may be missing: its converter hides what it is.
                if (context.JsonTypeInfo.Type == typeof(DateTimeOffset?)) (schema.Type, schema.Format) = (JsonSchemaType.String | JsonSchemaType.Null, "date-time");
                return Task.CompletedTask;
            }));
        }

        AddCommon(builder);
        Authentication.Add(builder);
        bus.Apply(builder, processName, isEmbedded);
        TelemetryExport.Add(builder, processName);

        var app = builder.Build();
        edge?.Invoke(app);
        app.UseExceptionHandler();
        app.UseStatusCodePages(StatusProblems.WriteAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWebSockets();
        foreach (var service in services) service.Map(app.MapGroup("").WithGroupName(service.Name));
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json");
        return app;
    }

    /// <summary>Runs the migrations of every service in the process, as the owner of each database.</summary>
    public static async Task MigrateAsync(WebApplication app, CancellationToken cancellationToken = default)
    {
        foreach (var migration in app.Services.GetServices<IMigrationStep>()) await migration.RunAsync(cancellationToken);
    }

    private static void AddCommon(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequestBody;
        });
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<FailureTranslation>();
        builder.Services.AddExceptionHandler<ProblemExceptionHandler>();
        builder.Services.AddProblemDetails();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddHealthChecks();
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new UtcTimeConverter()));
    }
}

/// <summary>Brings one database up to date. Run before the process serves, or by <c>--migrate</c>.</summary>
public interface IMigrationStep
{
    /// <summary>Applies what is missing; does nothing when there is nothing to apply.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}

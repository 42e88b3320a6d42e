using Microsoft.AspNetCore.Connections;
using Platform.Gateway;
using Platform.Hosting;
using Platform.Servers;

namespace Platform.AppHost;

/// <summary>Everything in this process, but PostgreSQL. Bus and backplane live in memory.</summary>
internal sealed class EmbeddedHost(
    IReadOnlyList<SystemService> services, AppHostArguments arguments, DataFolder data, Secrets secrets, Terminal terminal)
{
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken stopping)
    {
        var addresses = ListenAddress.Resolve(arguments.Urls);
        var webClient = new WebClientBuild(Repository.WebClient, terminal);
        var built = webClient.EnsureAsync(stopping);
        await using var databases = new Databases(data, secrets);
        await databases.StartAsync(services.Select(service => service.Name), stopping);
        await built;

        await using var app = Build(addresses, webClient.Output, databases);
        await ServiceHost.MigrateAsync(app, stopping);
        await StartAsync(app, stopping);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var watch = ServerWatch.RunAsync(databases.Server, terminal, watching.Token);

        await new Welcome(arguments, data, secrets, terminal).ShowAsync(addresses[0], isOurDatabase: true, stopping);
        await app.WaitForShutdownAsync(stopping);
        terminal.Say("Stopping ...");
        await watching.CancelAsync();
        await Task.WhenAny(watch);
    }

    private WebApplication Build(IReadOnlyList<Uri> addresses, string webClient, Databases databases)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. arguments.Settings],
            ContentRootPath = AppContext.BaseDirectory,
        });
        // First in the row, so that what the person sets goes before.
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = Settings(addresses, webClient, databases)!,
        });
        builder.WebHost.UseUrls([.. addresses.Select(address => address.GetLeftPart(UriPartial.Authority))]);
        builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
        Edge.Register(builder.Services);
        return ServiceHost.Build(
            builder,
            [.. services.Select(service => service.Create())],
            isEmbedded: true,
            edge: app => Edge.Use(app, [.. services.Select(service => service.Name)]));
    }

    private Dictionary<string, string> Settings(IReadOnlyList<Uri> addresses, string webClient, Databases databases) =>
        new(databases.Settings.Concat(databases.OwnerSettings))
        {
            ["Auth:Authority"] = ListenAddress.ForPeople(addresses[0]),
            ["Reminder:Chat"] = ListenAddress.ForPeople(addresses[0]),
            ["Operator:Key"] = secrets.OperatorKey,
            ["Directory:KeyEncryptionKey"] = secrets.KeyEncryptionKey,
            ["Chat:Push:PrivateKey"] = secrets.PushKey,
            ["Gateway:WebClient"] = webClient,
            ["Logging:LogLevel:Default"] = "Warning",
        };

    private static async Task StartAsync(WebApplication app, CancellationToken stopping)
    {
        try
        {
            await app.StartAsync(stopping);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new ServerException($"{exception.Message} Stop the other program, or choose another address with --urls.", exception);
        }
    }
}

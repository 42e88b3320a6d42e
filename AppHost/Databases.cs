using Platform.Servers;
using Platform.Servers.Postgres;

namespace Platform.AppHost;

/// <summary>PostgreSQL with a database for each service, and the settings by which the services find theirs.</summary>
internal sealed class Databases(DataFolder data, Secrets secrets) : IAsyncDisposable
{
    private ServerLog? _log;
    private PostgresServer? _server;

    public IServer Server => _server ?? throw new InvalidOperationException("Not started.");

    /// <summary>What the runtime roles need, by setting.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>What only the migrations need.</summary>
    public Dictionary<string, string> OwnerSettings { get; } = [];

    public static IEnumerable<string> SettingsOf(string service) => [$"ConnectionStrings:{service}", $"ConnectionStrings:{service}-owner"];

    public async Task StartAsync(IEnumerable<string> services, CancellationToken cancellationToken)
    {
        var binaries = await PostgresBinaries.InstallAsync(Repository.Postgres, cancellationToken);
        _log = ServerLog.Open(data, "postgres");
        _server = await PostgresServer.StartAsync(
            new PostgresOptions { Binaries = binaries, DataFolder = data.In("postgres"), Password = secrets["postgres"], Log = _log.Write },
            cancellationToken);
        foreach (var service in services)
        {
            var database = await _server.CreateDatabaseAsync(service, role => secrets[$"postgres/{role}"], cancellationToken);
            Settings[$"ConnectionStrings:{service}"] = database.RuntimeConnectionString;
            OwnerSettings[$"ConnectionStrings:{service}-owner"] = database.OwnerConnectionString;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _log?.Dispose();
    }
}

using Platform.Servers;
using Platform.Servers.RabbitMq;
using Platform.Servers.Redis;

namespace Platform.AppHost;

/// <summary>The servers of the distributed mode: each started here, unless a connection string names one that runs elsewhere.</summary>
internal sealed class DistributedServers(
    IReadOnlyList<SystemService> services, AppHostArguments arguments, DataFolder data, Secrets secrets, Terminal terminal) : IAsyncDisposable
{
    private readonly IConfiguration _named =
        new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine([.. arguments.Settings]).Build();

    private readonly Databases _databases = new(data, secrets);
    private readonly List<IServer> _started = [];
    private readonly List<ServerLog> _logs = [];
    private readonly CancellationTokenSource _watching = new();
    private readonly List<Task> _watches = [];

    /// <summary>Connection strings for the services, by setting. Named ones are not among them: the services read those themselves.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>False when connection strings name the databases.</summary>
    public bool HasOurDatabase { get; private set; }

    /// <summary>Connection strings that only the migrations need.</summary>
    public IReadOnlyDictionary<string, string> OwnerSettings => _databases.OwnerSettings;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // RabbitMQ takes ten seconds, so it goes first; the others start beside it.
        var rabbitMq = StartUnlessNamedAsync("ConnectionStrings:rabbitmq", () => StartRabbitMqAsync(cancellationToken));
        await StartUnlessNamedAsync("ConnectionStrings:redis", () => StartRedisAsync(cancellationToken));
        var missing = services.SelectMany(service => Databases.SettingsOf(service.Name)).Where(setting => _named[setting] is null).ToList();
        if (missing.Count > 0)
        {
            await _databases.StartAsync(services.Select(service => service.Name), cancellationToken);
            _started.Add(_databases.Server);
            HasOurDatabase = true;
            foreach (var (setting, value) in _databases.Settings)
            {
                Settings[setting] = value;
            }
        }

        await rabbitMq;
    }

    /// <summary>Starts again what ends by itself, until disposal.</summary>
    public void Watch() => _watches.AddRange(_started.Select(server => ServerWatch.RunAsync(server, terminal, _watching.Token)));

    public async ValueTask DisposeAsync()
    {
        await _watching.CancelAsync();
        await Task.WhenAll(_watches).ContinueWith(_ => { }, TaskScheduler.Default);
        await Task.WhenAll(_started.Select(server => server.DisposeAsync().AsTask()));
        await _databases.DisposeAsync();
        _logs.ForEach(log => log.Dispose());
        _watching.Dispose();
    }

    private Task StartUnlessNamedAsync(string setting, Func<Task> start) => _named[setting] is null ? start() : Task.CompletedTask;

    private async Task StartRabbitMqAsync(CancellationToken cancellationToken)
    {
        terminal.Say("Starting RabbitMQ (about ten seconds) ...");
        var server = await RabbitMqServer.StartAsync(
            new RabbitMqOptions { DataFolder = data.In("rabbitmq"), Password = secrets["rabbitmq"], Log = Log("rabbitmq") }, cancellationToken);
        Add(server, "ConnectionStrings:rabbitmq", server.ConnectionString);
    }

    private async Task StartRedisAsync(CancellationToken cancellationToken)
    {
        var server = await RedisServer.StartAsync(
            new RedisOptions { Folder = data.In("redis"), Password = secrets["redis"], Log = Log("redis") }, cancellationToken);
        Add(server, "ConnectionStrings:redis", server.ConnectionString);
    }

    private void Add(IServer server, string setting, string value)
    {
        lock (_started)
        {
            _started.Add(server);
            Settings[setting] = value;
        }
    }

    private Action<string> Log(string name)
    {
        var log = ServerLog.Open(data, name);
        lock (_logs)
        {
            _logs.Add(log);
        }

        return log.Write;
    }
}

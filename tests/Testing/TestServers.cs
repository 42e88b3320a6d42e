using Platform.Servers;
using Platform.Servers.Postgres;
using Platform.Servers.RabbitMq;
using Platform.Servers.Redis;

namespace Platform.Testing;

/// <summary>
/// The real servers of a test run: each is started when the first test needs it and stopped after the last.
/// Register it once for the assembly: <c>[assembly: AssemblyFixture(typeof(TestServers))]</c>.
/// </summary>
public sealed class TestServers : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "platform-tests", Guid.CreateVersion7().ToString("N"));
    private readonly SemaphoreSlim _gate = new(1, 1);
    private PostgresServer? _postgres;
    private RabbitMqServer? _rabbitMq;
    private RedisServer? _redis;

    /// <summary>PostgreSQL 18.</summary>
    public Task<PostgresServer> PostgresAsync(CancellationToken cancellationToken) => OnceAsync(
        () => _postgres,
        async () => _postgres = await PostgresServer.StartAsync(
            new PostgresOptions
            {
                Binaries = await PostgresBinaries.InstallAsync(Path.Combine(RepositoryRoot, "AppHost", "Postgres"), cancellationToken),
                DataFolder = Path.Combine(_folder, "postgres"),
                Password = Secret.Create(),
            },
            cancellationToken),
        cancellationToken);

    /// <summary>RabbitMQ; the first use waits about ten seconds for its start.</summary>
    public Task<RabbitMqServer> RabbitMqAsync(CancellationToken cancellationToken) => OnceAsync(
        () => _rabbitMq,
        async () => _rabbitMq = await RabbitMqServer.StartAsync(
            new RabbitMqOptions { DataFolder = Path.Combine(_folder, "rabbitmq"), Password = Secret.Create() }, cancellationToken),
        cancellationToken);

    /// <summary>Redis.</summary>
    public Task<RedisServer> RedisAsync(CancellationToken cancellationToken) => OnceAsync(
        () => _redis,
        async () => _redis = await RedisServer.StartAsync(
            new RedisOptions { Folder = Path.Combine(_folder, "redis"), Password = Secret.Create() }, cancellationToken),
        cancellationToken);

    /// <summary>The folder of Platform.sln.</summary>
    public static string RepositoryRoot { get; } = FindRoot(AppContext.BaseDirectory);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_redis is not null) await _redis.DisposeAsync();
        if (_rabbitMq is not null) await _rabbitMq.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
        _gate.Dispose();
        if (System.IO.Directory.Exists(_folder)) System.IO.Directory.Delete(_folder, recursive: true);
    }

    private async Task<TServer> OnceAsync<TServer>(Func<TServer?> started, Func<Task<TServer>> start, CancellationToken cancellationToken)
        where TServer : class
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return started() ?? await start();
        }
        finally
        {
            _gate.Release();
        }
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Platform.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}

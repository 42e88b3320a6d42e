using System.Globalization;
using Npgsql;
using Platform.Servers.Processes;

namespace Platform.Servers.Postgres;

/// <summary>
/// A PostgreSQL server that lives as long as this object, or as this process: killed with -9, the kernel tells the server to shut
/// down (Linux), and the next start waits for that. It listens on 127.0.0.1 only.
/// </summary>
public sealed class PostgresServer : IServer
{
    private const int Attempts = 5;
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5); // recovery after a crash may replay gigabytes
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    // Messages in English whatever the machine speaks: the ready line is one of them.
    internal static readonly Dictionary<string, string> Environment = new() { ["LC_ALL"] = "C", ["TZ"] = "UTC" };

    private readonly PostgresOptions _options;
    private readonly string _binaries;
    private readonly string _folder;
    private readonly UnixUser? _user;
    private ChildProcess? _process;

    private PostgresServer(PostgresOptions options, string binaries, string folder, UnixUser? user)
    {
        (_options, _binaries, _folder, _user) = (options, binaries, folder, user);
        Port = options.Port;
        ConnectionString = "";
    }

    /// <inheritdoc/>
    public string Name => "PostgreSQL";

    /// <inheritdoc/>
    public int Port { get; private set; }

    /// <summary>For the superuser, in database "postgres".</summary>
    public string ConnectionString { get; private set; }

    /// <inheritdoc/>
    public int? ProcessId => _process?.Id;

    /// <inheritdoc/>
    public Task Exited => _process?.Exited ?? Task.CompletedTask;

    /// <summary>Creates the cluster when the folder is empty, and starts the server.</summary>
    /// <exception cref="ServerException">It cannot start; the message says why.</exception>
    public static async Task<PostgresServer> StartAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        var user = UnixUser.ForServer("nobody");
        var binaries = await PostgresBinaries.ShareAsync(options.Binaries, user, cancellationToken);
        var server = new PostgresServer(options, binaries, ServerFolder.Place(options.DataFolder, user), user);
        await server.StartAsync(cancellationToken);
        return server;
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_process is { Exited.IsCompleted: true } ended)
        {
            await ForgetAsync(ended);
        }

        await new PostgresCluster(_options, _binaries, _folder, _user).PrepareAsync(cancellationToken);
        for (var attempt = 1; _process is null; attempt++)
        {
            var port = Port != 0 ? Port : LoopbackPort.Free();
            try
            {
                await LaunchAsync(port, cancellationToken);
            }
            catch (ServerException exception) when (exception.Message.Contains("could not bind", StringComparison.Ordinal))
            {
                if (Port != 0)
                {
                    throw new ServerException($"Port {Port} of 127.0.0.1, which PostgreSQL should listen on, is taken by another program.", exception);
                }

                if (attempt == Attempts)
                {
                    throw;
                }
            }
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            await process.StopAsync(StopSignal.Interrupt, StopPatience);
            await ForgetAsync(process);
        }
    }

    /// <inheritdoc/>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.Exited; // its children hold the output: they have ended too
            await ForgetAsync(process);
        }
    }

    /// <summary>
    /// A database with its two roles, created or (when they exist) given these passwords again. Nobody else may connect to it.
    /// </summary>
    /// <param name="name">[a-z0-9_], at most 57 characters, so that the roles' names fit PostgreSQL's 63.</param>
    /// <param name="passwordOf">The password of a role by its name; null creates random ones.</param>
    /// <param name="cancellationToken">Stops half-way; a repetition completes.</param>
    public Task<PostgresDatabase> CreateDatabaseAsync(
        string name, Func<string, string>? passwordOf = null, CancellationToken cancellationToken = default) =>
        PostgresDatabases.CreateAsync(ConnectionString, name, passwordOf ?? (_ => Secret.Create()), cancellationToken);

    /// <summary>Drops a database with its roles, ending its connections.</summary>
    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default) =>
        PostgresDatabases.DropAsync(ConnectionString, name, cancellationToken);

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task LaunchAsync(int port, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(PostgresSettings.Default);
        foreach (var (name, value) in _options.Settings)
        {
            settings[name] = value;
        }

        settings["port"] = port.ToString(CultureInfo.InvariantCulture);
        var process = await ChildProcess.StartAsync(new ChildOptions
        {
            Name = "PostgreSQL",
            FileName = PostgresCluster.Program(_binaries, "postgres"),
            Arguments = ["-D", _folder, .. settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" })],
            WorkingDirectory = _folder,
            Environment = Environment,
            InheritEnvironment = OperatingSystem.IsWindows(),
            User = _user,
            DeathSignal = StopSignal.Interrupt,
            OnLine = _options.Log,
            IsReadyLine = line => line.Contains("database system is ready to accept connections", StringComparison.Ordinal),
        });
        try
        {
            await process.WaitUntilReadyAsync(StartPatience, cancellationToken);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }

        _process = process;
        Port = port;
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "postgres",
            Password = _options.Password,
            Database = "postgres",
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
    }

    private async Task ForgetAsync(ChildProcess process)
    {
        _process = null;
        await process.DisposeAsync();
    }
}

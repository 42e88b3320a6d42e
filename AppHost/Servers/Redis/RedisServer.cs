using Platform.Servers.Processes;

namespace Platform.Servers.Redis;

/// <summary>How to start Redis.</summary>
public sealed record RedisOptions
{
    /// <summary>Where its configuration lies. It keeps no data: what it carries (the backplane) is worth nothing after a restart.</summary>
    public required string Folder { get; init; }

    /// <summary>Clients authenticate with it.</summary>
    public required string Password { get; init; }

    /// <summary>A port of 127.0.0.1; 0 takes a free one. It stays the same for the life of the object.</summary>
    public int Port { get; init; }

    /// <summary>Gets each line of the server's log.</summary>
    public Action<string>? Log { get; init; }
}

/// <summary>A Redis server from the machine's packages that lives as long as this object, or as this process.</summary>
public sealed class RedisServer : IServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly RedisOptions _options;
    private readonly UnixUser? _user;
    private readonly string _program;
    private readonly string _folder;
    private ChildProcess? _process;

    private RedisServer(RedisOptions options, string program, UnixUser? user)
    {
        (_options, _program, _user) = (options, program, user);
        _folder = ServerFolder.Place(options.Folder, user);
        Port = options.Port == 0 ? LoopbackPort.Free() : options.Port;
    }

    /// <inheritdoc/>
    public string Name => "Redis";

    /// <inheritdoc/>
    public int Port { get; }

    /// <summary>In StackExchange.Redis' form.</summary>
    public string ConnectionString => $"127.0.0.1:{Port},password={_options.Password},abortConnect=false";

    /// <inheritdoc/>
    public int? ProcessId => _process?.Id;

    /// <inheritdoc/>
    public Task Exited => _process?.Exited ?? Task.CompletedTask;

    /// <summary>Starts the server.</summary>
    /// <exception cref="ServerException">It is not installed or cannot start; the message says why.</exception>
    public static async Task<RedisServer> StartAsync(RedisOptions options, CancellationToken cancellationToken)
    {
        var program = Command.Find("redis-server") ?? throw new ServerException(
            "Redis is needed, and redis-server was not found. Install it (Debian: apt install redis-server), or name a server with ConnectionStrings:redis.");
        var server = new RedisServer(options, program, UnixUser.ForServer("redis", "nobody"));
        await server.StartAsync(cancellationToken);
        return server;
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_process is { Exited.IsCompleted: false })
        {
            return;
        }

        // A file, because a command line can be read by everybody on the machine.
        Directory.CreateDirectory(_folder);
        var configuration = Path.Combine(_folder, "redis.conf");
        await File.WriteAllTextAsync(
            configuration,
            $"""
            bind 127.0.0.1
            port {Port}
            requirepass {_options.Password}
            dir {_folder}
            save ""
            appendonly no
            daemonize no

            """,
            cancellationToken);
        ServerFolder.Own(_folder, _user);
        var process = await ChildProcess.StartAsync(new ChildOptions
        {
            Name = "Redis",
            FileName = _program,
            Arguments = [configuration],
            WorkingDirectory = _folder,
            User = _user,
            OnLine = _options.Log,
            IsReadyLine = line => line.Contains("Ready to accept connections", StringComparison.Ordinal),
        });
        try
        {
            await process.WaitUntilReadyAsync(Patience, cancellationToken);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }

        _process = process;
    }

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            await process.StopAsync(StopSignal.Terminate, Patience);
            _process = null;
            await process.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.Exited;
            _process = null;
            await process.DisposeAsync();
        }
    }

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync() => await StopAsync();
}

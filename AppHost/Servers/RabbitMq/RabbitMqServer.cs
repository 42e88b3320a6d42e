using Platform.Servers.Processes;

namespace Platform.Servers.RabbitMq;

/// <summary>
/// A RabbitMQ server from the machine's packages that lives as long as this object, or as this process. Node name, ports, folders,
/// cookie and Erlang's port mapper (epmd) are its own, so that it meets no other instance.
/// </summary>
public sealed class RabbitMqServer : IServer
{
    private const string User = "platform";
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    private readonly RabbitMqOptions _options;
    private readonly RabbitMqFolder _folder;
    private readonly UnixUser? _user;
    private readonly string _program;
    private ChildProcess? _portMapper;
    private ChildProcess? _process;

    private RabbitMqServer(RabbitMqOptions options, string program, UnixUser? user)
    {
        (_options, _program, _user) = (options, program, user);
        _folder = new RabbitMqFolder(ServerFolder.Place(options.DataFolder, user), user);
        Port = options.Port == 0 ? LoopbackPort.Free() : options.Port;
    }

    /// <inheritdoc/>
    public string Name => "RabbitMQ";

    /// <inheritdoc/>
    public int Port { get; }

    /// <summary>As a URI, which MassTransit takes.</summary>
    public string ConnectionString => $"amqp://{User}:{_options.Password}@127.0.0.1:{Port}/";

    /// <inheritdoc/>
    public int? ProcessId => _process?.Id;

    /// <inheritdoc/>
    public Task Exited => _process?.Exited ?? Task.CompletedTask;

    /// <summary>Starts the server; takes about ten seconds.</summary>
    /// <exception cref="ServerException">It is not installed or cannot start; the message says why.</exception>
    public static async Task<RabbitMqServer> StartAsync(RabbitMqOptions options, CancellationToken cancellationToken)
    {
        // Not the one in /usr/sbin: that is a wrapper which insists on the machine-wide instance's folders.
        const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";
        var program = File.Exists(Program) ? Program : Command.Find("rabbitmq-server") ?? throw new ServerException(
            "RabbitMQ is needed, and rabbitmq-server was not found. Install it (Debian: apt install rabbitmq-server), or name a server with ConnectionStrings:rabbitmq.");
        var server = new RabbitMqServer(options, program, UnixUser.ForServer("rabbitmq"));
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

        await KillAsync(); // a port mapper that outlived the server
        _folder.Prepare(Port, User, _options.Password);
        var portMapperPort = LoopbackPort.Free();
        var environment = _folder.Environment(LoopbackPort.Free(), portMapperPort);
        try
        {
            _portMapper = await StartPortMapperAsync(environment);
            _process = await ChildProcess.StartAsync(new ChildOptions
            {
                Name = "RabbitMQ",
                FileName = _program,
                WorkingDirectory = _folder.Path,
                Environment = environment,
                InheritEnvironment = false,
                User = _user,
                OnLine = _options.Log,
                IsReadyLine = line => line.Contains("Server startup complete", StringComparison.Ordinal),
            });
            await _process.WaitUntilReadyAsync(StartPatience, cancellationToken);
        }
        catch
        {
            await KillAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            await process.StopAsync(StopSignal.Terminate, StopPatience);
        }

        await KillAsync();
    }

    /// <inheritdoc/>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            await process.DisposeAsync();
            _process = null;
        }

        if (_portMapper is { } portMapper)
        {
            await portMapper.DisposeAsync();
            _portMapper = null;
        }
    }

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync() => await StopAsync();

    // Erlang starts a port mapper of its own when it finds none, as a daemon that outlives everything. This one is our child.
    private Task<ChildProcess> StartPortMapperAsync(IReadOnlyDictionary<string, string> environment) =>
        ChildProcess.StartAsync(new ChildOptions
        {
            Name = "epmd",
            FileName = Command.Find("epmd") ?? throw new ServerException("Erlang's epmd was not found. Reinstall Erlang (Debian: apt install erlang-base)."),
            WorkingDirectory = _folder.Path,
            Environment = environment,
            InheritEnvironment = false,
            User = _user,
        });
}

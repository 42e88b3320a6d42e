using Platform.Servers;

namespace Platform.AppHost;

/// <summary>The command line. What is not AppHost's own goes on to the services: <c>--Gateway:Limits:UserPerSecond=500</c>.</summary>
internal sealed record AppHostArguments
{
    public const string Help = """
        Runs the whole product.

          dotnet run --project AppHost [-- options]

          --urls URL              where to listen (default http://localhost:8080)
          --data DIR              what it keeps (default .data in the repository)
          --distributed           a process per service behind the gateway, with RabbitMQ and Redis
          --replicas NAME=COUNT   how many processes of a service (with --distributed; may be repeated)
          --env NAME:VAR=VALUE    a variable in the environment of a service (with --distributed; may be repeated)
          --no-demo               without the demo tenant
          --Section:Key=VALUE     a setting of the services
        """;

    private const string DefaultUrl = "http://localhost:8080";
    private const int MostReplicas = 16;

    public string Urls { get; init; } = System.Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } urls ? urls : DefaultUrl;

    public string? Data { get; init; }

    public bool IsDistributed { get; init; }

    public bool HasDemo { get; init; } = true;

    public bool IsHelp { get; init; }

    public IReadOnlyDictionary<string, int> Replicas { get; init; } = new Dictionary<string, int>();

    /// <summary>What is added to the environment of services' processes.</summary>
    public IReadOnlyList<ServiceVariable> Environment { get; init; } = [];

    /// <summary>Settings for the services, each as <c>--Section:Key=VALUE</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <exception cref="ServerException">An argument makes no sense; the message says which and why.</exception>
    public static AppHostArguments Parse(IReadOnlyList<string> args, IReadOnlyList<string> services)
    {
        var parsed = new AppHostArguments();
        var queue = new Queue<string>(args);
        while (queue.TryDequeue(out var argument))
        {
            var (name, inline) = Split(argument);
            string Value() => inline ?? (queue.TryDequeue(out var next) && !next.StartsWith("--", StringComparison.Ordinal)
                ? next
                : throw new ServerException($"{name} needs a value. See --help."));
            parsed = name switch
            {
                "--help" or "-h" => parsed with { IsHelp = true },
                "--urls" => parsed with { Urls = Value() },
                "--data" => parsed with { Data = Value() },
                "--distributed" => parsed with { IsDistributed = true },
                "--no-demo" => parsed with { HasDemo = false },
                "--replicas" => parsed with { Replicas = AddReplicas(parsed.Replicas, Value(), services) },
                "--env" => parsed with { Environment = [.. parsed.Environment, ReadVariable(Value(), services)] },
                _ when name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal) =>
                    parsed with { Settings = [.. parsed.Settings, $"{name}={Value()}"] },
                _ => throw new ServerException($"'{argument}' is not an option of AppHost. See --help."),
            };
        }

        return parsed switch
        {
            { IsDistributed: false, Replicas.Count: > 0 } => throw OneProcess("--replicas"),
            { IsDistributed: false, Environment.Count: > 0 } => throw OneProcess("--env"),
            _ => parsed,
        };
    }

    private static ServerException OneProcess(string option) => new($"{option} needs --distributed: without it, everything runs in one process.");

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static Dictionary<string, int> AddReplicas(IReadOnlyDictionary<string, int> replicas, string value, IReadOnlyList<string> services)
    {
        var (name, text) = Split(value);
        CheckService($"--replicas {value}", name, services);
        return int.TryParse(text, out var count) && count is >= 1 and <= MostReplicas
            ? new Dictionary<string, int>(replicas) { [name] = count }
            : throw new ServerException($"--replicas {value}: give a number from 1 to {MostReplicas}, for instance --replicas {name}=2.");
    }

    private static ServiceVariable ReadVariable(string value, IReadOnlyList<string> services)
    {
        var (variable, text) = Split(value);
        var colon = variable.IndexOf(':', StringComparison.Ordinal);
        if (text is null || colon < 0 || colon == variable.Length - 1)
        {
            throw new ServerException($"--env {value}: give a service, a variable and its value, for instance --env {services[0]}:DOTNET_gcServer=0.");
        }

        CheckService($"--env {value}", variable[..colon], services);
        return new ServiceVariable(variable[..colon], variable[(colon + 1)..], text);
    }

    private static void CheckService(string argument, string name, IReadOnlyList<string> services)
    {
        if (!services.Contains(name))
        {
            throw new ServerException($"{argument}: there is no service '{name}'. There are: {string.Join(", ", services)}.");
        }
    }
}

/// <summary>A variable in the environment of every process of a service.</summary>
internal sealed record ServiceVariable(string Service, string Name, string Value);

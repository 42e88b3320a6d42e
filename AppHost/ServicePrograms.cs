using Platform.Servers;
using Platform.Servers.Processes;

namespace Platform.AppHost;

/// <summary>How the programs of the services, which lie in AppHost's output folder, are run.</summary>
internal sealed class ServicePrograms(AppHostArguments arguments)
{
    private static readonly Dictionary<string, string> Common = new()
    {
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information", // says when the program serves
        ["Logging:Console:FormatterName"] = "simple",
        ["Logging:Console:FormatterOptions:SingleLine"] = "true",
    };

    private readonly string _dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : Command.Find("dotnet") ?? throw new ServerException("dotnet was not found on PATH.");

    /// <summary>Runs the program's migrations to their end.</summary>
    public Task MigrateAsync(SystemService service, Dictionary<string, string> settings, CancellationToken cancellationToken) =>
        Command.RunAsync(Describe($"{service.Name} --migrate", service.Program, settings, "--migrate"), cancellationToken);

    /// <summary>Describes a process that serves at an address.</summary>
    public ChildOptions Serve(string name, string program, string urls, Dictionary<string, string> settings, Action<string> log) =>
        Describe(name, program, new(settings) { ["urls"] = urls }) with
        {
            OnLine = line => Filter(line, log),
            IsReadyLine = line => line.Contains("Application started", StringComparison.Ordinal),
        };

    private ChildOptions Describe(string name, string program, Dictionary<string, string> settings, params string[] args) => new()
    {
        Name = name,
        FileName = _dotnet,
        Arguments = [Path.Combine(AppContext.BaseDirectory, program), .. args, .. arguments.Settings],
        WorkingDirectory = AppContext.BaseDirectory,
        // In the environment, not on the command line, which everybody on the machine can read.
        Environment = Common.Concat(settings)
            .GroupBy(setting => setting.Key)
            .ToDictionary(setting => Variable(setting.Key), setting => setting.Last().Value),
    };

    private static string Variable(string setting) =>
        setting == "urls" ? "ASPNETCORE_URLS" : setting.Replace(":", "__", StringComparison.Ordinal);

    private static void Filter(string line, Action<string> log)
    {
        if (!line.Contains("Microsoft.Hosting.Lifetime", StringComparison.Ordinal))
        {
            log(line);
        }
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Platform.Benchmarks.Reporting;
using Platform.Benchmarks.Scenarios;

namespace Platform.Benchmarks;

/// <summary>The scenarios as commands, and their options.</summary>
internal static partial class CommandLine
{
    private static readonly Option<Uri> Url = new("--url")
    {
        Description = "Address of the running system.",
        DefaultValueFactory = _ => new Uri("http://localhost:8080"),
        CustomParser = ParseUrl,
        Recursive = true,
    };

    private static readonly Option<string?> OperatorKey = new("--operator-key")
    {
        Description = "The installation's operator key.",
        Recursive = true,
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Data folder of a local AppHost, to read the operator key from.",
        Recursive = true,
    };

    private static readonly Option<string?> Tenant = new("--tenant")
    {
        Description = "Slug of the benchmark's tenant: take it up again, or create it. A new one by default; it stays.",
        Recursive = true,
    };

    private static readonly Option<double> Duration = new("--duration")
    {
        Description = "Seconds that are measured, each step.",
        DefaultValueFactory = _ => 10,
        Recursive = true,
    };

    private static readonly Option<double> Warmup = new("--warmup")
    {
        Description = "Seconds before them that are not.",
        DefaultValueFactory = _ => 3,
        Recursive = true,
    };

    private static readonly Option<int> BodyBytes = new("--body")
    {
        Description = "Bytes of a message's body.",
        DefaultValueFactory = _ => 100,
        Recursive = true,
    };

    private static readonly Option<int[]> ServerPid = new("--server-pid")
    {
        Description = "A server process, to tell its CPU and memory. Can be given several times.",
        AllowMultipleArgumentsPerToken = true,
        Recursive = true,
    };

    private static readonly Option<string?> Mode = new("--mode")
    {
        Description = "A note for the result: embedded, distributed …",
        Recursive = true,
    };

    private static readonly Option<string?> Json = new("--json")
    {
        Description = "File to write the result to.",
        Recursive = true,
    };

    public static RootCommand Build()
    {
        var root = new RootCommand("Measures a running system from outside, with an open-loop driver on the same machine.");
        foreach (var option in new Option[] { Url, OperatorKey, Data, Tenant, Duration, Warmup, BodyBytes, ServerPid, Mode, Json })
            root.Add(option);
        root.Add(Scenario("send", "1:1 messages: highest sustained rate, then latencies at 70 % of it.", 500, null, SendScenario.RunAsync, hasRate: true));
        root.Add(Scenario("fanout", "Channels in which everybody watches: highest sustained rate, then latencies at 70 % of it.", 500, null, FanoutScenario.RunAsync, hasRate: true, members: 500));
        root.Add(Scenario("idle", "Memory of the server for each idle connection.", 5_000, 100, IdleScenario.RunAsync));
        root.Add(Scenario("history", "Pages out of a conversation of 200,000 messages.", null, null, HistoryScenario.RunAsync, hasRate: true));
        root.Add(Scenario("reconnect", "Connections break together and return.", 2_000, 100, ReconnectScenario.RunAsync));
        root.Add(Browser());
        root.Add(Reminders());
        return root;
    }

    private static Command Browser()
    {
        var only = new Option<string[]>("--only") { Description = "open, scroll, busy; all by default.", AllowMultipleArgumentsPerToken = true };
        var messages = new Option<long>("--messages") { Description = "In the conversation that is scrolled.", DefaultValueFactory = _ => 50_000 };
        var busy = new Option<long>("--busy") { Description = "Messages of the busy group.", DefaultValueFactory = _ => 36_000 };
        var command = new Command("browser", "The web client in Chromium: opening, scrolling, an hour of a busy group.") { only, messages, busy };
        command.SetAction((parsed, cancellationToken) =>
        {
            bool Has(string part) => parsed.GetValue(only) is not { Length: > 0 } chosen || chosen.Contains(part);
            var parts = new BrowserParts(Has("open"), Has("scroll"), parsed.GetValue(messages), Has("busy") ? parsed.GetValue(busy) : 0);
            return RunAsync(OptionsOf(parsed), (options, token) => BrowserScenario.RunAsync(options, parts, token), cancellationToken);
        });
        return command;
    }

    private static Command Scenario(
        string name, string description, int? connections, int? people,
        Func<BenchmarkOptions, CancellationToken, Task<BenchmarkResult>> run, bool hasRate = false, int? members = null)
    {
        var connectionsOption = new Option<int>("--connections") { Description = "How many.", DefaultValueFactory = _ => connections ?? 0 };
        var peopleOption = new Option<int>("--people") { Description = "Who share them.", DefaultValueFactory = _ => people ?? 0 };
        var membersOption = new Option<int>("--members") { Description = "People of each channel.", DefaultValueFactory = _ => members ?? 0 };
        var rateOption = new Option<double?>("--rate") { Description = "A fixed rate a second." };
        var command = new Command(name, description);
        if (connections is not null)
            command.Add(connectionsOption);
        if (people is not null)
            command.Add(peopleOption);
        if (members is not null)
            command.Add(membersOption);
        if (hasRate)
            command.Add(rateOption);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = OptionsOf(parsed) with
            {
                Connections = connections is null ? 0 : parsed.GetValue(connectionsOption),
                People = people is null ? 0 : parsed.GetValue(peopleOption),
                Members = members is null ? 0 : parsed.GetValue(membersOption),
                Rate = hasRate ? parsed.GetValue(rateOption) : null,
            };
            return await RunAsync(options, run, cancellationToken);
        });
        return command;
    }

    private static BenchmarkOptions OptionsOf(ParseResult parsed) => new(
        parsed.GetRequiredValue(Url),
        parsed.GetValue(OperatorKey),
        parsed.GetValue(Data),
        parsed.GetValue(Tenant),
        Connections: 0,
        People: 0,
        Members: 0,
        TimeSpan.FromSeconds(parsed.GetValue(Duration)),
        TimeSpan.FromSeconds(parsed.GetValue(Warmup)),
        Rate: null,
        Math.Max(parsed.GetValue(BodyBytes), Driver.HubMessages.NumberDigits),
        parsed.GetValue(ServerPid) ?? [],
        parsed.GetValue(Mode),
        parsed.GetValue(Json));

    private static Uri? ParseUrl(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp)
            return url;
        argument.AddError("--url must be a plain http address: the driver does not spend its CPU on TLS.");
        return null;
    }

    private static async Task<int> RunAsync(
        BenchmarkOptions options, Func<BenchmarkOptions, CancellationToken, Task<BenchmarkResult>> run, CancellationToken cancellationToken)
    {
        Report.Begin();
        try
        {
            var result = await run(options, cancellationToken);
            Report.Show(result);
            if (options.Json is { } file)
                await result.WriteAsync(file, cancellationToken);
            return 0;
        }
        catch (Exception exception) when (exception is BenchmarkException or Client.PlatformException or IOException or Npgsql.NpgsqlException)
        {
            Report.Failed(exception.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }
}

using System.Net.Http.Json;
using Platform.Servers;
using Platform.Servers.Processes;
using Platform.Testing;

namespace Platform.AppHost.Tests;

/// <summary>AppHost as a person starts it: a program with arguments, whose words are read.</summary>
internal sealed class RunningAppHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4); // a first start builds the web client
    private readonly ChildProcess _process;
    private readonly List<string> _lines;

    private RunningAppHost(ChildProcess process, List<string> lines, Uri address)
    {
        _process = process;
        _lines = lines;
        Http = new HttpClient { BaseAddress = address };
    }

    public HttpClient Http { get; }

    public int ProcessId => _process.Id;

    public Task<int> Exited => _process.Exited;

    public static async Task<RunningAppHost> LaunchAsync(string data, params string[] args)
    {
        var lines = new List<string>();
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        var process = await ChildProcess.StartAsync(new ChildOptions
        {
            Name = "AppHost",
            FileName = "dotnet",
            Arguments = [System.IO.Path.Combine(AppContext.BaseDirectory, "Platform.AppHost.dll"), "--urls", address.OriginalString, "--data", data, .. args],
            OnLine = line => { lock (lines) lines.Add(line); },
            IsReadyLine = line => line == $"Ready: {address.OriginalString}",
        });
        return new RunningAppHost(process, lines, address);
    }

    public static async Task<RunningAppHost> StartAsync(string data, params string[] args)
    {
        var running = await LaunchAsync(data, args);
        await running._process.WaitUntilReadyAsync(Patience, TestContext.Current.CancellationToken);
        return running;
    }

    public bool HasSaid(string words)
    {
        lock (_lines) return _lines.Exists(line => line.Contains(words, StringComparison.Ordinal));
    }

    public Task StopAsync() => _process.StopAsync(StopSignal.Terminate, Patience);

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.Exited;
    }

    public async Task<HttpResponseMessage> SignInAsync(string login) => await Http.PostAsJsonAsync(
        "/api/directory/v1/session", new { tenant = "demo", login, password = "demo" }, TestContext.Current.CancellationToken);

    /// <summary>Every process that descends from AppHost, with its command line.</summary>
    public IReadOnlyDictionary<int, string> Descendants()
    {
        var all = ProcessTable.Read();
        var found = new Dictionary<int, string>();
        var parents = new Queue<int>([ProcessId]);
        while (parents.TryDequeue(out var parent))
        {
            foreach (var process in all.Where(process => process.Parent == parent))
            {
                found[process.Id] = process.Command;
                parents.Enqueue(process.Id);
            }
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StopAsync();
        await _process.DisposeAsync();
    }
}

using System.Globalization;
using System.Text.Json;
using Platform.Client;
using Platform.Client.Operator;
using Platform.Servers;
using Platform.Servers.Processes;

namespace Platform.EndToEnd.Product;

/// <summary>The product as a person starts it: AppHost on a free port, with a data folder of its own.</summary>
public abstract class RunningProduct(params string[] arguments) : IAsyncLifetime
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private readonly string _data = Path.Combine(Path.GetTempPath(), "platform-e2e", Guid.CreateVersion7().ToString("N"));
    private ChildProcess? _appHost;
    private PlatformOperator? _operator;

    /// <summary>What a person types into the address bar.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>Process id of AppHost.</summary>
    protected int ProcessId => _appHost!.Id;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{LoopbackPort.Free()}"));
        var program = Path.Combine(TestServers.RepositoryRoot, "AppHost", "bin", "Debug", "net10.0", "Platform.AppHost.dll");
        _appHost = await ChildProcess.StartAsync(new ChildOptions
        {
            Name = "AppHost",
            FileName = "dotnet",
            Arguments = [program, "--urls", Address.OriginalString, "--data", _data, .. arguments],
            IsReadyLine = line => line.StartsWith("Ready: ", StringComparison.Ordinal),
            OnLine = Hear,
        });
        await _appHost.WaitUntilReadyAsync(StartPatience, CancellationToken.None);
        _operator = new PlatformOperator(new PlatformClientOptions { Address = Address }, await ReadOperatorKeyAsync());
    }

    /// <summary>What the operator may do.</summary>
    public PlatformOperator Installation => _operator!;

    /// <summary>A new workspace with these people in one unit; the first of them administers it.</summary>
    public Task<Workspace> CreateWorkspaceAsync(params string[] logins) => Workspace.CreateAsync(this, _operator!, logins);

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        _operator?.Dispose();
        if (_appHost is not null)
        {
            await _appHost.StopAsync(StopSignal.Interrupt, StopPatience);
            await _appHost.DisposeAsync();
        }

        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A line that AppHost has said.</summary>
    protected virtual void Hear(string line)
    {
    }

    private async Task<string> ReadOperatorKeyAsync()
    {
        await using var file = File.OpenRead(Path.Combine(_data, "secrets.json"));
        using var secrets = await JsonDocument.ParseAsync(file);
        return secrets.RootElement.GetProperty("operatorKey").GetString()!;
    }
}

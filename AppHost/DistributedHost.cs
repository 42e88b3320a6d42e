using Platform.Servers;

namespace Platform.AppHost;

/// <summary>A process for each service (or several) behind the gateway's, with real servers: what runs in production, on one machine.</summary>
internal sealed class DistributedHost(
    IReadOnlyList<SystemService> services, string gateway, AppHostArguments arguments, DataFolder data, Secrets secrets, Terminal terminal)
{
    private readonly ServicePrograms _programs = new(arguments);

    public async Task RunAsync(CancellationToken stopping)
    {
        var addresses = ListenAddress.Resolve(arguments.Urls);
        var webClient = new WebClientBuild(Repository.WebClient, terminal);
        var built = webClient.EnsureAsync(stopping);
        await using var servers = new DistributedServers(services, arguments, data, secrets, terminal);
        await servers.StartAsync(stopping);
        await MigrateAsync(servers, stopping);
        await built;

        await using var processes = new ProcessGroup();
        var places = Places();
        await StartServicesAsync(processes, places, servers, stopping);
        await StartGatewayAsync(processes, places, addresses, webClient.Output, servers, stopping);
        servers.Watch();
        await new Welcome(arguments, data, secrets, terminal).ShowAsync(addresses[0], servers.HasOurDatabase, stopping);
        await Task.Delay(Timeout.Infinite, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
        terminal.Say("Stopping ...");
    }

    private Dictionary<string, string> Settings(DistributedServers servers, IReadOnlyList<Place> places) => new(servers.Settings)
    {
        ["Auth:Authority"] = places.First(place => place.Service.Name == "directory").Url,
        ["Reminder:Chat"] = string.Join(';', places.Where(place => place.Service.Name == "chat").Select(place => place.Url)),
        ["Operator:Key"] = secrets.OperatorKey,
        ["Directory:KeyEncryptionKey"] = secrets.KeyEncryptionKey,
        ["Chat:Push:PrivateKey"] = secrets.PushKey,
    };

    private Task MigrateAsync(DistributedServers servers, CancellationToken stopping)
    {
        var settings = new Dictionary<string, string>(servers.Settings.Concat(servers.OwnerSettings))
        {
            // Asked for, and not used by migrations.
            ["Auth:Authority"] = "http://localhost",
            ["Reminder:Chat"] = "http://localhost",
        };
        return Task.WhenAll(services.Select(service => _programs.MigrateAsync(service, settings, stopping)));
    }

    private Task StartServicesAsync(ProcessGroup processes, IReadOnlyList<Place> places, DistributedServers servers, CancellationToken stopping)
    {
        var settings = Settings(servers, places);
        // They listen on loopback, where only the gateway speaks to them: its X-Forwarded-For is the caller's address.
        settings["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        return Task.WhenAll(places.Select(place => processes.StartAsync(
            new ServiceProcess(
                place.Name, _programs.Serve(place.Name, place.Service.Program, place.Url, WithVariables(settings, place.Service), Log(place.Name, places)), terminal),
            stopping)));
    }

    private Dictionary<string, string> WithVariables(Dictionary<string, string> settings, SystemService service)
    {
        var own = new Dictionary<string, string>(settings);
        foreach (var variable in arguments.Environment.Where(variable => variable.Service == service.Name)) own[variable.Name] = variable.Value;
        return own;
    }

    private Task StartGatewayAsync(
        ProcessGroup processes, IReadOnlyList<Place> places, IReadOnlyList<Uri> addresses, string webClient, DistributedServers servers, CancellationToken stopping)
    {
        var settings = Settings(servers, places);
        settings["Gateway:WebClient"] = webClient;
        foreach (var service in places.GroupBy(place => place.Service.Name))
        {
            settings[$"Gateway:Services:{service.Key}"] = string.Join(';', service.Select(place => place.Url));
        }

        var urls = string.Join(';', addresses.Select(address => address.GetLeftPart(UriPartial.Authority)));
        return processes.StartAsync(
            new ServiceProcess("gateway", _programs.Serve("gateway", gateway, urls, settings, Log("gateway", places)), terminal), stopping);
    }

    private IReadOnlyList<Place> Places() =>
    [
        .. services.SelectMany(service =>
        {
            var count = arguments.Replicas.GetValueOrDefault(service.Name, 1);
            return Enumerable.Range(1, count).Select(number => new Place(
                service, count == 1 ? service.Name : $"{service.Name}-{number}", $"http://127.0.0.1:{LoopbackPort.Free()}"));
        }),
    ];

    private Action<string> Log(string name, IReadOnlyList<Place> places) =>
        terminal.Prefix(name, places.Select(place => place.Name.Length).Append("gateway".Length).Max());

    private sealed record Place(SystemService Service, string Name, string Url);
}

using Platform.AppHost.Demo;

namespace Platform.AppHost;

/// <summary>The last step of a start: the demo tenant, and how to sign in.</summary>
internal sealed class Welcome(AppHostArguments arguments, DataFolder data, Secrets secrets, Terminal terminal)
{
    /// <param name="address">Where it is served.</param>
    /// <param name="isOurDatabase">True where the databases live and die with the data folder: what it remembers is then true.</param>
    /// <param name="cancellationToken">Stops half-way; the next start completes it.</param>
    public async Task ShowAsync(Uri address, bool isOurDatabase, CancellationToken cancellationToken)
    {
        var url = ListenAddress.ForPeople(address);
        var hasDemo = arguments.HasDemo && await CreateDemoAsync(url, isOurDatabase, cancellationToken);
        terminal.Say($"Ready: {url}");
        if (hasDemo)
        {
            terminal.Say(
                $"Sign in to workspace {DemoTenant.Slug} as anna or boris, password {DemoTenant.Password}, each in a browser of their own. Ctrl+C stops everything.");
        }
    }

    private async Task<bool> CreateDemoAsync(string url, bool isOurDatabase, CancellationToken cancellationToken)
    {
        var created = data.In("demo.created");
        if (isOurDatabase && File.Exists(created))
        {
            return true;
        }

        using var http = new HttpClient { BaseAddress = new Uri(url) };
        try
        {
            await DemoTenant.CreateAsync(http, secrets.OperatorKey, TimeProvider.System, cancellationToken);
            if (isOurDatabase)
            {
                await File.WriteAllTextAsync(created, "", cancellationToken);
            }

            return true;
        }
        catch (HttpRequestException problem)
        {
            terminal.Complain($"The demo tenant could not be created: {problem.Message}");
            return false;
        }
    }
}

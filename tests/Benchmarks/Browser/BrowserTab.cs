using System.Globalization;
using Microsoft.Playwright;

namespace Platform.Benchmarks.Browser;

/// <summary>A tab of a Chromium of its own, in which somebody is signed in.</summary>
internal sealed class BrowserTab : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";
    private const float PatienceMs = 120_000;

    // Automatic garbage collections stay as they are in a person's browser.
    private static readonly string[] Switches =
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-extensions",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly ICDPSession _protocol;
    private readonly Uri _address;

    private BrowserTab(IPlaywright playwright, IBrowser browser, IPage page, ICDPSession protocol, Uri address) =>
        (_playwright, _browser, Page, _protocol, _address) = (playwright, browser, page, protocol, address);

    public IPage Page { get; }

    public string Version => _browser.Version;

    public static async Task<BrowserTab> OpenAsync(Uri address, string tenant, string login, string password)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Switches });
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = 1440, Height = 900 },
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(PatienceMs);
        var page = await context.NewPageAsync();
        var tab = new BrowserTab(playwright, browser, page, await context.NewCDPSessionAsync(page), address);
        await tab.SignInAsync(tenant, login, password);
        return tab;
    }

    /// <summary>Loads the page anew: what the client held is gone, what the browser keeps of files is not.</summary>
    public async Task ReloadAsync(string path = "/chats")
    {
        await Page.GotoAsync(new Uri(_address, path).ToString());
        await WaitUntilConnectedAsync();
    }

    /// <summary>The tab's memory, after a garbage collection.</summary>
    public async Task<TabMemory> ReadMemoryAsync()
    {
        await _protocol.SendAsync("HeapProfiler.collectGarbage");
        await _protocol.SendAsync("Performance.enable");
        var metrics = (await _protocol.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        var (resident, own) = await ReadRendererAsync();
        return new TabMemory(resident, own, (long)metrics["JSHeapUsedSize"], (long)metrics["Nodes"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private async Task SignInAsync(string tenant, string login, string password)
    {
        await Page.GotoAsync(_address.ToString());
        await Page.GetByLabel("Workspace").FillAsync(tenant);
        await Page.GetByLabel("Login").FillAsync(login);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await WaitUntilConnectedAsync();
    }

    private Task WaitUntilConnectedAsync() =>
        Page.Locator("[data-testid=connection][data-state=connected]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Of the renderers (Chromium keeps a spare one) the tab's is the largest.</summary>
    private async Task<(long Resident, long Own)> ReadRendererAsync()
    {
        var session = await _browser.NewBrowserCDPSessionAsync();
        var processes = (await session.SendAsync("SystemInfo.getProcessInfo"))!.Value.GetProperty("processInfo");
        await session.DetachAsync();
        return processes.EnumerateArray()
            .Where(process => process.GetProperty("type").GetString() == "renderer")
            .Select(process => ReadRollup(process.GetProperty("id").GetInt32()))
            .MaxBy(memory => memory.Resident);
    }

    private static (long Resident, long Own) ReadRollup(int processId)
    {
        var kilobytes = File.ReadLines($"/proc/{processId}/smaps_rollup")
            .Select(line => line.Split([':', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is [_, _, "kB"])
            .ToDictionary(words => words[0], words => long.Parse(words[1], CultureInfo.InvariantCulture));
        return (kilobytes["Rss"] * 1024, (kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]) * 1024);
    }
}

/// <summary>Bytes, and nodes of the document.</summary>
/// <param name="Resident">Of the renderer process, with what it shares with the browser's other processes.</param>
/// <param name="Own">Of it, what no other process has.</param>
/// <param name="Heap">JavaScript objects in use.</param>
/// <param name="Nodes">In the document, or held by scripts.</param>
internal sealed record TabMemory(long Resident, long Own, long Heap, long Nodes);

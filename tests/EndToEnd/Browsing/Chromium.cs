namespace Platform.EndToEnd.Browsing;

/// <summary>The browser of the run. Every person has a profile of their own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Switches =
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // A page waits for servers that have just been killed, on a machine that may be busy.
    private const float PatienceMs = 45_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        SetDefaultExpectTimeout(PatienceMs);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = Switches,
        });
    }

    /// <summary>A fresh profile.</summary>
    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options)
    {
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMs);
        return context;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

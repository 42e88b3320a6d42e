namespace Platform.EndToEnd.Browsing;

/// <summary>
/// The browsers of the run: Chromium's headless shell, and the whole browser for what the shell does not have, which takes twice as long.
/// Every person has a profile of their own.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // A page waits for servers that have just been killed, on a machine that may be busy.
    private const float PatienceMs = 45_000;

    private IPlaywright? _playwright;
    private IBrowser? _shell;
    private IBrowser? _whole;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        SetDefaultExpectTimeout(PatienceMs);
    }

    /// <summary>A fresh profile.</summary>
    /// <param name="options">What it is like.</param>
    /// <param name="shows">It shows notifications of the system.</param>
    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options, bool shows)
    {
        var browser = shows
            ? _whole ??= await LaunchAsync("/usr/bin/chromium", "--headless=new")
            : _shell ??= await LaunchAsync("/usr/bin/chromium-headless-shell");
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMs);
        return context;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_shell is not null) await _shell.DisposeAsync();
        if (_whole is not null) await _whole.DisposeAsync();
        _playwright?.Dispose();
    }

    private Task<IBrowser> LaunchAsync(string program, params string[] more) =>
        _playwright!.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = [.. Switches, .. more] });
}

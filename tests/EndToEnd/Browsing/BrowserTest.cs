using System.Globalization;

namespace Platform.EndToEnd.Browsing;

/// <summary>A test class whose people sit at browsers. After a failure, what they saw lies in <c>failures/</c> beside the program.</summary>
public abstract class BrowserTest(Chromium chromium, RunningProduct product) : IAsyncLifetime
{
    private readonly List<Desk> _desks = [];

    /// <summary>What the browsers look at.</summary>
    protected RunningProduct Product { get; } = product;

    /// <summary>Whether its browsers show notifications of the system.</summary>
    protected virtual bool ShowsNotifications => false;

    /// <summary>Sits down at a new browser.</summary>
    protected async Task<Desk> OpenDeskAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } };
        options.Locale = "en-GB";
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await chromium.OpenAsync(options, ShowsNotifications);
        var desk = new Desk(context, await context.NewPageAsync(), Product.Address);
        _desks.Add(desk);
        return desk;
    }

    /// <summary>Sits down at a new browser and signs in.</summary>
    protected async Task<Desk> SignInAsync(Workspace workspace, string login, BrowserNewContextOptions? options = null)
    {
        var desk = await OpenDeskAsync(options);
        await desk.SignInAsync(workspace.Slug, login, Workspace.Password);
        return desk;
    }

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var hasFailed = TestContext.Current.TestState?.Result == TestResult.Failed;
        for (var number = 0; number < _desks.Count; number++)
        {
            if (hasFailed) await PictureAsync(_desks[number], number);
            await _desks[number].Context.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private static Task PictureAsync(Desk desk, int number)
    {
        var test = TestContext.Current.TestMethod?.MethodName ?? "test";
        var file = string.Create(CultureInfo.InvariantCulture, $"{test}-{number + 1}.png");
        return desk.Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "failures", file) });
    }
}

using Platform.Benchmarks.Reporting;

namespace Platform.Benchmarks.Browser;

/// <summary>Turns the wheel over a long conversation and looks at the time between frames.</summary>
internal static class Scrolling
{
    private const int StepPixels = 240;
    private const int StepEveryMs = 40;
    private const double FrameMs = 1000d / 60;

    /// <summary>A frame that came with the display's clock may still be measured a little later.</summary>
    private const double ToleranceMs = 1;

    /// <summary>Up and down from the end, from the middle and from the beginning.</summary>
    public static async Task<FrameTimes> MeasureAsync(BrowserTab tab, Guid conversationId, long messages, TimeSpan duration)
    {
        var frames = new List<double>();
        foreach (var (seq, direction) in new[] { (messages, -1), (messages / 2, -1), (messages / 2, 1), (1L, 1) })
        {
            await tab.ReloadAsync($"/chats/{conversationId}?message={seq}");
            await tab.Page.Locator($"[data-testid=message][data-seq=\"{seq}\"]").WaitForAsync();
            await Task.Delay(TimeSpan.FromSeconds(3));
            frames.AddRange(await ScrollAsync(tab, direction, duration));
        }

        return new FrameTimes(
            Percentiles.Of(frames),
            Math.Round(frames.Average(), 2),
            Share(frames, FrameMs + ToleranceMs),
            Share(frames, (2 * FrameMs) + ToleranceMs),
            frames.Count);
    }

    private static async Task<double[]> ScrollAsync(BrowserTab tab, int direction, TimeSpan duration)
    {
        var list = (await tab.Page.GetByTestId("messages").BoundingBoxAsync())!;
        await tab.Page.Mouse.MoveAsync(list.X + (list.Width / 2), list.Y + (list.Height / 2));
        var watching = tab.Page.EvaluateAsync<double[]>(Watch, duration.TotalMilliseconds);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(StepEveryMs));
        while (!watching.IsCompleted && await timer.WaitForNextTickAsync())
            await tab.Page.Mouse.WheelAsync(0, direction * StepPixels);
        return await watching;
    }

    private static double Share(List<double> frames, double limit) =>
        Math.Round(frames.Count(frame => frame > limit) / (double)frames.Count, 4);

    private const string Watch = """
        (milliseconds) => new Promise((resolve) => {
          const frames = [];
          let begin, last;
          const look = (now) => {
            begin ??= now;
            if (last !== undefined) frames.push(now - last);
            last = now;
            if (now - begin < milliseconds) requestAnimationFrame(look); else resolve(frames);
          };
          requestAnimationFrame(look);
        })
        """;
}

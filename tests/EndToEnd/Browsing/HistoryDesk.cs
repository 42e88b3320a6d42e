namespace Platform.EndToEnd.Browsing;

/// <summary>Reading back in an open conversation.</summary>
public static class HistoryDesk
{
    /// <summary>A button by its whole name.</summary>
    public static ILocator Button(this Desk desk, string name) => desk.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>What is said about the period that is shown.</summary>
    public static ILocator PeriodStatus(this Desk desk) => desk.Page.GetByTestId("period-status");

    /// <summary>The messages of the period that is shown.</summary>
    public static ILocator PeriodMessages(this Desk desk) => desk.Page.GetByTestId("period").GetByTestId("message");

    /// <summary>A message by its place.</summary>
    public static ILocator BySeq(this Desk desk, long seq) => desk.Page.Locator($"[data-testid=message][data-seq=\"{seq}\"]");

    /// <summary>Turns the wheel over the messages.</summary>
    public static async Task ScrollAsync(this Desk desk, int pixels)
    {
        // A list that has just opened has no more than a screenful to scroll in.
        await Expect(desk.Page.GetByTestId("messages").First).ToHaveAttributeAsync("aria-busy", "false");
        var list = (await desk.Page.GetByTestId("messages").First.BoundingBoxAsync())!;
        await desk.Page.Mouse.MoveAsync(list.X + list.Width / 2, list.Y + list.Height / 2);
        await desk.Page.Mouse.WheelAsync(0, pixels);
        await desk.RestAsync();
        // What stands above may have been asked for meanwhile.
        await Expect(desk.Page.GetByTestId("messages").First).ToHaveAttributeAsync("aria-busy", "false");
        await desk.RestAsync();
    }

    /// <summary>Turns the wheel until this message is on the screen.</summary>
    public static async Task ScrollToSeqAsync(this Desk desk, long seq, int pixels)
    {
        for (var turn = 0; turn < 40 && await desk.BySeq(seq).CountAsync() == 0; turn++) await desk.ScrollAsync(pixels);
        await desk.BySeq(seq).ScrollIntoViewIfNeededAsync();
        await Expect(desk.BySeq(seq)).ToBeInViewportAsync();
    }

    /// <summary>Which message is the first whole one on the screen, and how far from the top it stands, in pixels.</summary>
    public static Task<string> FirstSeenAsync(this Desk desk) => desk.Page.EvaluateAsync<string>("""
        () => {
          const list = document.querySelector('[data-testid=messages]');
          const top = list.getBoundingClientRect().top;
          for (const message of list.querySelectorAll('[data-testid=message]')) {
            const place = message.getBoundingClientRect().top - top;
            if (place >= 0) return `${message.dataset.seq} at ${Math.round(place)}`;
          }
          return 'nothing';
        }
        """);

    // The list has come to rest when nothing in it moves for ten frames.
    private static Task RestAsync(this Desk desk) => desk.Page.EvaluateAsync("""
        () => new Promise((resolve) => {
          const list = document.querySelector('[data-testid=messages]');
          const state = () => `${list.scrollTop} ${list.scrollHeight} ${list.querySelector('[data-testid=message]')?.dataset.seq}`;
          let before = '', still = 0;
          const look = () => {
            const now = state();
            still = now === before ? still + 1 : 0;
            before = now;
            if (still >= 10) resolve(); else requestAnimationFrame(look);
          };
          look();
        })
        """);
}

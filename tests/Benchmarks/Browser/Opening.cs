using Platform.Benchmarks.Reporting;

namespace Platform.Benchmarks.Browser;

/// <summary>From the click on a conversation in the list until its last message is painted.</summary>
internal static class Opening
{
    private const int ColdRounds = 3;
    private const int CachedRounds = 4;

    /// <summary>Cold: the first time after the page was loaded. From cache: again, after others were open.</summary>
    public static async Task<(Percentiles Cold, Percentiles Cached)> MeasureAsync(BrowserTab tab, IReadOnlyList<(Guid Id, long LastSeq)> conversations)
    {
        List<double> cold = [], cached = [];
        for (var round = 0; round < ColdRounds; round++)
        {
            await tab.ReloadAsync();
            // The first one also loads the code of the conversation's parts, once in the life of a page.
            await OpenAsync(tab, conversations[0]);
            foreach (var conversation in conversations.Skip(1))
                cold.Add(await OpenAsync(tab, conversation));
        }

        for (var round = 0; round < CachedRounds; round++)
        {
            foreach (var conversation in conversations)
                cached.Add(await OpenAsync(tab, conversation));
        }

        return (Percentiles.Of(cold), Percentiles.Of(cached));
    }

    private static Task<double> OpenAsync(BrowserTab tab, (Guid Id, long LastSeq) conversation) =>
        tab.Page.EvaluateAsync<double>(Script, new { id = conversation.Id, seq = conversation.LastSeq });

    // A frame in which the message stands where it is seen is painted when the next one begins.
    private const string Script = """
        async ({ id, seq }) => {
          const rest = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
          const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
          // Twice: what the one before left behind may ask for an idle moment of its own.
          await rest();
          await rest();
          const row = document.querySelector(`a[href="/chats/${id}"]`);
          // The address changes first: for some frames the list of the conversation before stands below it.
          const former = document.querySelector('[data-testid=messages]');
          const isSeen = () => {
            const list = document.querySelector('[data-testid=messages]');
            if (list === former) return false;
            const message = list?.querySelector(`[data-testid=message][data-seq="${seq}"]`);
            if (!message || !location.pathname.endsWith(id)) return false;
            const place = message.getBoundingClientRect();
            const seen = list.getBoundingClientRect();
            return getComputedStyle(message).visibility === 'visible' && place.top < seen.bottom && place.bottom > seen.top;
          };
          const begin = performance.now();
          row.click();
          do await frame(); while (!isSeen());
          await frame();
          return performance.now() - begin;
        }
        """;
}

using Platform.Client;

namespace Platform.EndToEnd.Notifications;

/// <summary>What the system shows beside a browser, and who causes it.</summary>
internal static class Notified
{
    // Counts for the whole browser, in its storage: which of the tabs shows a notification is the product's affair.
    private const string Counting = """
        const show = ServiceWorkerRegistration.prototype.showNotification;
        ServiceWorkerRegistration.prototype.showNotification = function (...what) {
          localStorage.setItem('shown', Number(localStorage.getItem('shown') ?? 0) + 1);
          return show.apply(this, what);
        };
        // No browser of the tests asks its vendor's push service.
        PushManager.prototype.subscribe = () => Promise.reject(new DOMException('There is no push service.', 'AbortError'));
        const start = AudioScheduledSourceNode.prototype.start;
        AudioScheduledSourceNode.prototype.start = function (...when) {
          localStorage.setItem('notes', Number(localStorage.getItem('notes') ?? 0) + 1);
          return start.apply(this, when);
        };
        """;

    /// <summary>Lets this browser show notifications, and counts them and the notes of its sounds.</summary>
    public static async Task AllowAsync(IBrowserContext browser)
    {
        await browser.GrantPermissionsAsync(["notifications"]);
        await browser.AddInitScriptAsync(Counting);
    }

    /// <summary>Waits until the service worker is there, without which there is nothing to show notifications.</summary>
    public static Task ReadyAsync(IPage page) => page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }");

    /// <summary>Waits until exactly these stand beside the browser, as <c>title: text</c>.</summary>
    public static Task ExpectAsync(IPage page, params string[] expected) => UntilAsync(
        page,
        """
        async (expected) => {
          const registration = await navigator.serviceWorker.ready;
          // In turn with the product: Chromium may forget a notification when it is asked for them while it begins to show it.
          const shown = await navigator.locks.request('platform.shown', () => registration.getNotifications());
          return JSON.stringify(shown.map(({ title, body }) => `${title}: ${body}`).sort()) === JSON.stringify(expected);
        }
        """,
        expected.Order(StringComparer.Ordinal).ToArray());

    /// <summary>Waits until this browser has decided what to do about so many messages: it notes up to where it has, for each conversation.</summary>
    public static Task DecidedAsync(IPage page, int messages) => UntilAsync(
        page,
        """
        async (messages) => {
          const key = Object.keys(localStorage).find((key) => key.includes('told.'));
          const { seqs } = JSON.parse(localStorage.getItem(key) ?? '{"seqs":{}}');
          return Object.values(seqs).reduce((sum, seq) => sum + seq, 0) === messages;
        }
        """,
        messages);

    // Playwright's own waiting takes the promise of an asynchronous condition for its fulfilment.
    private static async Task UntilAsync(IPage page, string condition, object argument)
    {
        try
        {
            await page.EvaluateAsync(
                $$"""
                async (argument) => {
                  const holds = {{condition}};
                  while (!(await holds(argument))) await new Promise((resolve) => setTimeout(resolve, 50));
                }
                """,
                argument).WaitAsync(TimeSpan.FromSeconds(45));
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException(await StateAsync(page), exception);
        }
    }

    // What a failure is read from.
    private static Task<string> StateAsync(IPage page) => page.EvaluateAsync<string>(
        """
        async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          const shown = (await registration?.getNotifications()) ?? [];
          return JSON.stringify({
            stands: shown.map(({ title, body }) => `${title}: ${body}`),
            kept: { ...localStorage },
            permission: Notification.permission,
            worker: registration?.active?.state,
            locks: await navigator.locks.query(),
          });
        }
        """).WaitAsync(TimeSpan.FromSeconds(10));

    /// <summary>How many this browser has shown so far.</summary>
    public static Task<int> CountAsync(IPage page) => page.EvaluateAsync<int>("() => Number(localStorage.getItem('shown') ?? 0)");

    /// <summary>How many notes this browser has played so far; a sound has two.</summary>
    public static Task<int> NotesAsync(IPage page) => page.EvaluateAsync<int>("() => Number(localStorage.getItem('notes') ?? 0)");

    /// <summary>
    /// What the service worker says to the tab when the only notification is clicked; nobody can click at the system's own here.
    /// The worker's part has a test of its own beside the web client.
    /// </summary>
    public static Task ClickAsync(IPage page) => page.EvaluateAsync(
        """
        async () => {
          const [notification] = await (await navigator.serviceWorker.ready).getNotifications();
          const path = `/chats/${notification.data.conversationId}`;
          navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { kind: 'open', path } }));
        }
        """);

    /// <summary>Somebody writes from elsewhere.</summary>
    public static async Task WriteAsync(Workspace workspace, string author, string recipient, params string[] texts)
    {
        using var client = await workspace.ConnectAsync(author);
        var conversation = await client.Chat.OpenDirectAsync(workspace.IdOf(recipient), TestContext.Current.CancellationToken);
        foreach (var text in texts)
            await client.Chat.SendMessageAsync(conversation.Id, text, cancellationToken: TestContext.Current.CancellationToken);
    }
}

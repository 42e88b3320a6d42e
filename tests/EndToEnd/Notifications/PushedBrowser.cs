using System.Text.Json;
using Platform.Testing;

namespace Platform.EndToEnd.Notifications;

/// <summary>
/// A browser whose push service is one on this machine: what the product sends there is handed to the service worker as the browser would,
/// decrypted with the browser's keys.
/// </summary>
internal sealed class PushedBrowser(Desk desk, TestBrowser browser, Uri product)
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>Lets this browser show notifications, and reach its push service.</summary>
    public async Task AllowAsync()
    {
        await Notified.AllowAsync(desk.Context);
        await desk.Context.AddInitScriptAsync($$"""
            const subscription = {
              endpoint: '{{browser.Endpoint}}',
              options: {},
              toJSON: () => ({ endpoint: '{{browser.Endpoint}}', keys: { p256dh: '{{browser.P256dh}}', auth: '{{browser.Auth}}' } }),
              unsubscribe: async () => Boolean(localStorage.removeItem('subscribed')) || true,
            };
            const keyOf = (key) => Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0)).buffer;
            PushManager.prototype.getSubscription = async () => {
              const key = localStorage.getItem('subscribed');
              return key ? { ...subscription, options: { applicationServerKey: keyOf(key) } } : null;
            };
            PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
              if (!userVisibleOnly) throw new Error('A push that shows nothing is not allowed.');
              localStorage.setItem('subscribed', applicationServerKey);
              return subscription;
            };
            """);
    }

    /// <summary>Signs in, and waits until the server knows where this browser is reached.</summary>
    public async Task SignInAsync(Workspace workspace, string login)
    {
        var answer = await desk.Page.RunAndWaitForResponseAsync(
            () => desk.SignInAsync(workspace.Slug, login, Workspace.Password),
            response => response.Request.Method == "PUT" && response.Url.EndsWith("/api/chat/v1/push", StringComparison.Ordinal));
        Assert.Equal(204, answer.Status);
    }

    /// <summary>Closes the app: the browser looks at a page of the same address that is none of it.</summary>
    public Task CloseAppAsync() => desk.GoToAsync("/docs/index.html");

    /// <summary>The next push, handed to the service worker.</summary>
    public async Task<JsonElement> ReceiveAsync()
    {
        var push = await browser.NextAsync(Ending);
        await DeliverAsync(push.Payload);
        return push.Payload;
    }

    /// <summary>Hands a push to the service worker.</summary>
    public async Task DeliverAsync(JsonElement payload)
    {
        var session = await desk.Context.NewCDPSessionAsync(desk.Page);
        var registered = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, update) =>
        {
            foreach (var registration in update!.Value.GetProperty("registrations").EnumerateArray())
                if (registration.GetProperty("scopeURL").GetString() == product.ToString()) registered.TrySetResult(registration.GetProperty("registrationId").GetString()!);
        };
        await session.SendAsync("ServiceWorker.enable");
        var registrationId = await registered.Task.WaitAsync(TimeSpan.FromSeconds(30), Ending);
        await session.SendAsync("ServiceWorker.deliverPushMessage", new Dictionary<string, object>
        {
            ["origin"] = product.GetLeftPart(UriPartial.Authority),
            ["registrationId"] = registrationId,
            ["data"] = payload.GetRawText(),
        });
        await session.DetachAsync();
    }
}

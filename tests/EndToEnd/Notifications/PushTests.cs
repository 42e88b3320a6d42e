using Platform.Testing;

namespace Platform.EndToEnd.Notifications;

/// <summary>What a browser shows while the app is closed in it.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class PushTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private static readonly string Boris = Workspace.NameOf("boris");

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    protected override bool ShowsNotifications => true;

    [Fact]
    public async Task With_the_app_closed_a_message_is_shown_once_and_the_app_says_why()
    {
        await using var service = await TestPushService.StartAsync(Ending);
        using var device = service.Subscribe();
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var (anna, browser) = await SignInAsync(workspace, device);
        await browser.CloseAppAsync();

        await Notified.WriteAsync(workspace, "boris", "anna", "Is *anybody* there?");
        var push = await browser.ReceiveAsync();
        await Notified.ExpectAsync(anna.Page, Boris + ": Is anybody there?");

        // The same again, as after a network's second thoughts, and then what is newer.
        await browser.DeliverAsync(push);
        await Notified.WriteAsync(workspace, "boris", "anna", "Hello?");
        await browser.ReceiveAsync();
        await Notified.ExpectAsync(anna.Page, Boris + ": Hello?");
        Assert.Empty(device.Objections);

        await anna.GoToAsync("/");
        await anna.OpenFromListAsync(Boris);
        await Notified.ExpectAsync(anna.Page);
        await anna.ChooseAsync(anna.Message("Hello?"), "Message info");
        var deliveries = anna.Page.GetByTestId("deliveries");
        await Expect(deliveries.GetByRole(AriaRole.Listitem)).ToContainTextAsync("Sent");
        await Expect(deliveries).ToContainTextAsync("Arrived at");
    }

    [Fact]
    public async Task What_is_read_elsewhere_on_the_way_is_not_shown()
    {
        await using var service = await TestPushService.StartAsync(Ending);
        using var device = service.Subscribe();
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        var (anna, browser) = await SignInAsync(workspace, device);
        await browser.CloseAppAsync();
        await Notified.WriteAsync(workspace, "boris", "anna", "Read on the phone");
        var late = (await device.NextAsync(Ending)).Payload;

        var phone = await base.SignInAsync(workspace, "anna");
        await phone.OpenFromListAsync(Boris);
        await Expect(phone.Message("Read on the phone")).ToBeVisibleAsync();
        await phone.FollowAsync("Contacts");
        await Expect(phone.Page.GetByTestId("envelope")).ToHaveAttributeAsync("data-count", "0");
        await browser.DeliverAsync(late);

        await phone.Context.CloseAsync();
        await Notified.WriteAsync(workspace, "clara", "anna", "Not read yet");
        await browser.ReceiveAsync();
        await Notified.ExpectAsync(anna.Page, Workspace.NameOf("clara") + ": Not read yet");
    }

    [Fact]
    public async Task Whoever_wants_none_is_not_reached_any_more()
    {
        await using var service = await TestPushService.StartAsync(Ending);
        using var device = service.Subscribe();
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var (anna, _) = await SignInAsync(workspace, device);
        await anna.FollowAsync("Settings");

        var choice = anna.Page.GetByRole(AriaRole.Combobox, new() { Name = "While the app is closed" });
        await Expect(choice).ToContainTextAsync("When I am away");
        await choice.ClickAsync();
        var answer = await anna.Page.RunAndWaitForResponseAsync(
            () => anna.Page.GetByRole(AriaRole.Option, new() { Name = "Never" }).ClickAsync(),
            response => response.Request.Method == "DELETE" && response.Url.EndsWith("/api/chat/v1/push", StringComparison.Ordinal));

        Assert.Equal(204, answer.Status);
        Assert.Equal("null", await anna.Page.EvaluateAsync<string>("() => String(localStorage.getItem('subscribed'))"));
    }

    private async Task<(Desk Desk, PushedBrowser Browser)> SignInAsync(Workspace workspace, TestBrowser device)
    {
        var desk = await OpenDeskAsync();
        var browser = new PushedBrowser(desk, device, Product.Address);
        await browser.AllowAsync();
        await browser.SignInAsync(workspace, "anna");
        return (desk, browser);
    }
}

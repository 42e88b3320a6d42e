using System.Text.RegularExpressions;

namespace Platform.EndToEnd.Notifications;

/// <summary>What inside the browser tells that somebody wrote.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class EnvelopeTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    /// <inheritdoc/>
    protected override bool ShowsNotifications => true;

    [Fact]
    public async Task The_envelope_the_title_and_the_tabs_icon_tell_who_wrote_until_it_is_read()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        var anna = await SignInAsync(workspace, "anna");
        await anna.FollowAsync("Contacts");
        var envelope = anna.Page.GetByTestId("envelope");
        await Expect(envelope).ToHaveAttributeAsync("data-count", "0");
        await ExpectIconAsync(anna, "/icon.svg");

        await Notified.WriteAsync(workspace, "boris", "anna", "Are you there?", "It is **urgent**");
        await Notified.WriteAsync(workspace, "clara", "anna", "Lunch?");

        await Expect(envelope).ToHaveAttributeAsync("data-count", "2");
        await Expect(envelope).ToHaveAccessibleNameAsync("New messages from 2 conversations");
        await Expect(anna.Page).ToHaveTitleAsync("(3) Workspace of a test");
        await ExpectIconAsync(anna, "/icon-envelope.svg");

        await envelope.FocusAsync();
        await anna.Page.Keyboard.PressAsync("Enter");
        var senders = anna.Page.GetByTestId("envelope-sender");
        await Expect(senders).ToHaveCountAsync(2);
        await Expect(senders.Nth(0)).ToContainTextAsync(Workspace.NameOf("clara"));
        await Expect(senders.Nth(0)).ToContainTextAsync("1 unread message");
        await Expect(senders.Nth(1)).ToContainTextAsync("It is urgent");
        await Expect(senders.Nth(1)).ToContainTextAsync("2 unread messages");
        await anna.Page.Keyboard.PressAsync("ArrowDown");
        await anna.Page.Keyboard.PressAsync("Enter");

        await Expect(anna.Composer(Workspace.NameOf("boris"))).ToBeVisibleAsync();
        await Expect(envelope).ToHaveAttributeAsync("data-count", "1");
        await Expect(anna.Page).ToHaveTitleAsync("(1) Workspace of a test");
        await anna.OpenFromListAsync(Workspace.NameOf("clara"));
        await Expect(envelope).ToHaveAttributeAsync("data-count", "0");
        await Expect(anna.Page).ToHaveTitleAsync("Workspace of a test");
        await ExpectIconAsync(anna, "/icon.svg");
        await envelope.ClickAsync();
        await Expect(anna.Page.GetByText("No new messages")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Notifications_are_offered_once_there_was_one_to_show_and_no_means_no()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var offer = anna.Page.GetByTestId("permission-bar");
        await anna.FollowAsync("Contacts");
        await Expect(offer).ToHaveCountAsync(0);

        await Notified.WriteAsync(workspace, "boris", "anna", "Hello");
        await Expect(offer).ToBeVisibleAsync();
        await offer.GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await Expect(offer).ToHaveCountAsync(0);

        await anna.Page.ReloadAsync();
        await anna.ExpectConnectionAsync("connected");
        await Notified.WriteAsync(workspace, "boris", "anna", "Still there?");
        await Expect(anna.Page.GetByTestId("envelope")).ToHaveAttributeAsync("data-count", "1");
        await Expect(anna.Page).ToHaveTitleAsync(new Regex("^\\(2\\)", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(offer).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_envelope_the_offer_and_the_quiet_hours_are_accessible(ColorScheme scheme, int width)
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna", new()
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        await anna.FollowAsync("Settings");
        await Notified.WriteAsync(workspace, "boris", "anna", "Hello");
        await Expect(anna.Page.GetByTestId("permission-bar")).ToBeVisibleAsync();
        await anna.Page.GetByRole(AriaRole.Switch, new() { Name = "Quiet hours", Exact = true }).ClickAsync();
        await Expect(anna.Page.GetByTestId("quiet-hours")).ToBeVisibleAsync();
        var found = new List<string>(await Axe.CheckAsync(anna, "settings"));
        Assert.False(await anna.ScrollsSidewaysAsync());

        await anna.Page.GetByTestId("envelope").ClickAsync();
        await Expect(anna.Page.GetByTestId("envelope-sender")).ToBeVisibleAsync();
        found.AddRange(await Axe.CheckAsync(anna, "envelope"));

        Assert.Empty(found);
    }

    private static Task ExpectIconAsync(Desk desk, string address) =>
        Expect(desk.Page.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", address);
}

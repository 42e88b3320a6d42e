using System.Globalization;

namespace Platform.EndToEnd.Notifications;

/// <summary>What the system shows while somebody looks elsewhere.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class SystemNotificationTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private static readonly string Boris = Workspace.NameOf("boris");

    /// <inheritdoc/>
    protected override bool ShowsNotifications => true;

    [Fact]
    public async Task A_message_is_shown_once_however_many_tabs_are_open_and_however_often_it_is_received()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInWithNotificationsAsync(workspace);
        var second = await OpenTabAsync(anna, "/settings");
        var third = await OpenTabAsync(anna, "/contacts");

        await Notified.WriteAsync(workspace, "boris", "anna", "Is *anybody* there?");
        await Notified.ExpectAsync(anna.Page, Boris + ": Is anybody there?");
        foreach (var tab in new[] { anna, second, third })
            await Expect(tab.Page.GetByTestId("envelope")).ToHaveAttributeAsync("data-count", "1");

        await anna.Context.SetOfflineAsync(true);
        await anna.ExpectConnectionAsync("offline");
        await anna.Context.SetOfflineAsync(false);
        foreach (var tab in new[] { anna, second, third }) await tab.ExpectConnectionAsync("connected");
        Assert.Equal(1, await Notified.CountAsync(anna.Page));

        // The tab that leads closes: another goes on, and says nothing again.
        await anna.Page.CloseAsync();
        await Notified.WriteAsync(workspace, "boris", "anna", "Hello?");
        await Notified.ExpectAsync(second.Page, Boris + ": Hello?");
        Assert.Equal(2, await Notified.CountAsync(second.Page));
    }

    [Fact]
    public async Task What_was_missed_without_a_connection_is_shown_once_it_is_back()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        await Notified.WriteAsync(workspace, "boris", "anna", "From before");
        var anna = await SignInWithNotificationsAsync(workspace);
        await Expect(anna.Page.GetByTestId("envelope")).ToHaveAttributeAsync("data-count", "1");
        await anna.Context.SetOfflineAsync(true);
        await anna.ExpectConnectionAsync("offline");

        await Notified.WriteAsync(workspace, "boris", "anna", "First", "Second");
        await anna.Context.SetOfflineAsync(false);

        await Notified.ExpectAsync(anna.Page, Boris + ": Second");
        Assert.Equal(1, await Notified.CountAsync(anna.Page));
    }

    [Fact]
    public async Task Nothing_is_shown_where_the_message_is_read_and_what_is_read_elsewhere_goes()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        await Notified.WriteAsync(workspace, "boris", "anna", "Good morning");
        var anna = await SignInWithNotificationsAsync(workspace);
        var hidden = await OpenTabAsync(anna, "/contacts");
        await anna.OpenFromListAsync(Boris);

        await Notified.WriteAsync(workspace, "boris", "anna", "Did you sleep well?");
        await Expect(anna.Message("Did you sleep well?")).ToBeVisibleAsync();
        // Handled after it, by the same tab.
        await Notified.WriteAsync(workspace, "clara", "anna", "Hi from Clara");
        await Notified.ExpectAsync(hidden.Page, Workspace.NameOf("clara") + ": Hi from Clara");
        Assert.Equal(1, await Notified.CountAsync(anna.Page));

        var phone = await SignInAsync(workspace, "anna");
        await phone.OpenFromListAsync(Workspace.NameOf("clara"));
        await Notified.ExpectAsync(anna.Page);
        await Expect(anna.Page.GetByTestId("envelope")).ToHaveAttributeAsync("data-count", "0");
    }

    [Fact]
    public async Task A_click_opens_the_conversation_in_the_tab_that_is_there()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInWithNotificationsAsync(workspace);
        await anna.FollowAsync("Contacts");
        await Notified.WriteAsync(workspace, "boris", "anna", "Open me");
        await Notified.ExpectAsync(anna.Page, Boris + ": Open me");

        await Notified.ClickAsync(anna.Page);

        await Expect(anna.Composer(Boris)).ToBeVisibleAsync();
        await Expect(anna.Message("Open me")).ToBeVisibleAsync();
        Assert.Single(anna.Context.Pages);
        await Notified.ExpectAsync(anna.Page);
    }

    [Fact]
    public async Task The_text_is_hidden_and_nothing_is_shown_in_quiet_hours_or_with_notifications_off()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara", "denis");
        var anna = await SignInWithNotificationsAsync(workspace);
        await anna.FollowAsync("Settings");

        await SwitchAsync(anna, "Text in notifications", on: false);
        await Notified.WriteAsync(workspace, "boris", "anna", "The password is swordfish");
        await Notified.ExpectAsync(anna.Page, Boris + ": New message");

        await SwitchAsync(anna, "Quiet hours", on: true);
        await SetQuietHoursAroundNowAsync(anna);
        await Notified.WriteAsync(workspace, "clara", "anna", "Are you asleep?");
        await Expect(anna.Page.GetByTestId("envelope")).ToHaveAttributeAsync("data-count", "2");
        await Notified.DecidedAsync(anna.Page, messages: 2);

        await SwitchAsync(anna, "Quiet hours", on: false);
        await SwitchAsync(anna, "Notifications of new messages", on: false);
        await Notified.WriteAsync(workspace, "clara", "anna", "And now?");
        await Expect(anna.Page).ToHaveTitleAsync("(3) Workspace of a test");
        await Notified.DecidedAsync(anna.Page, messages: 3);

        await SwitchAsync(anna, "Notifications of new messages", on: true);
        await Notified.WriteAsync(workspace, "denis", "anna", "Good morning");
        await Notified.ExpectAsync(anna.Page, Boris + ": New message", Workspace.NameOf("denis") + ": New message");
        Assert.Equal(2, await Notified.CountAsync(anna.Page));
    }

    [Fact]
    public async Task Do_not_disturb_counts_and_neither_shows_nor_sounds_until_it_is_over()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara", "denis");
        var anna = await SignInWithNotificationsAsync(workspace);
        await anna.FollowAsync("Contacts");
        await Notified.WriteAsync(workspace, "boris", "anna", "Before");
        await Notified.ExpectAsync(anna.Page, Boris + ": Before");
        Assert.Equal(2, await Notified.NotesAsync(anna.Page));

        await ChooseModeAsync(anna, "Do not disturb");
        await Notified.WriteAsync(workspace, "clara", "anna", "Can you hear me?");
        await Expect(anna.Page.GetByTestId("envelope")).ToHaveAttributeAsync("data-count", "2");
        await Notified.DecidedAsync(anna.Page, messages: 2);
        Assert.Equal((1, 2), (await Notified.CountAsync(anna.Page), await Notified.NotesAsync(anna.Page)));

        await ChooseModeAsync(anna, "Online");
        await Notified.WriteAsync(workspace, "denis", "anna", "And now?");
        await Notified.ExpectAsync(anna.Page, Boris + ": Before", Workspace.NameOf("denis") + ": And now?");
        Assert.Equal((2, 4), (await Notified.CountAsync(anna.Page), await Notified.NotesAsync(anna.Page)));
    }

    private static async Task ChooseModeAsync(Desk desk, string mode)
    {
        var answer = await desk.Page.RunAndWaitForResponseAsync(
            () => desk.ChooseModeAsync(mode),
            response => response.Request.Method is "PUT" or "PATCH" && response.Url.Contains("/api/presence/", StringComparison.Ordinal));
        Assert.True(answer.Ok);
    }

    private async Task<Desk> SignInWithNotificationsAsync(Workspace workspace)
    {
        var desk = await OpenDeskAsync();
        await Notified.AllowAsync(desk.Context);
        await desk.SignInAsync(workspace.Slug, "anna", Workspace.Password);
        await Notified.ReadyAsync(desk.Page);
        return desk;
    }

    private async Task<Desk> OpenTabAsync(Desk desk, string path)
    {
        var tab = new Desk(desk.Context, await desk.Context.NewPageAsync(), Product.Address);
        await tab.GoToAsync(path);
        await tab.ExpectConnectionAsync("connected");
        return tab;
    }

    private static Task SwitchAsync(Desk desk, string name, bool on) =>
        SavedAsync(desk, () => desk.Page.GetByRole(AriaRole.Switch, new() { Name = name, Exact = true }).SetCheckedAsync(on));

    /// <summary>In UTC, about two hours to either side: no test takes that long. The minutes are none of the usual night's.</summary>
    private static async Task SetQuietHoursAroundNowAsync(Desk desk)
    {
        var now = TimeProvider.System.GetUtcNow();
        var form = desk.Page.GetByTestId("quiet-hours");
        await SavedAsync(desk, () => form.GetByLabel("Time zone").SelectOptionAsync("UTC"));
        await SetTimeAsync("From", string.Create(CultureInfo.InvariantCulture, $"{now.AddHours(-2).Hour:00}:15"));
        await SetTimeAsync("To", string.Create(CultureInfo.InvariantCulture, $"{now.AddHours(2).Hour:00}:45"));

        Task SetTimeAsync(string label, string time) => SavedAsync(desk, async () =>
        {
            var field = form.GetByLabel(label, new() { Exact = true });
            await field.FillAsync(time);
            await field.BlurAsync();
        });
    }

    private static async Task SavedAsync(Desk desk, Func<Task> choose)
    {
        var answer = await desk.Page.RunAndWaitForResponseAsync(
            choose, response => response.Request.Method == "PATCH" && response.Url.EndsWith("/me/settings", StringComparison.Ordinal));
        Assert.Equal(200, answer.Status);
    }
}

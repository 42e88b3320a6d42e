using System.Globalization;

namespace Platform.EndToEnd;

[Collection(EmbeddedCollection.Name)]
public sealed class HistoryTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private static readonly string Boris = Workspace.NameOf("boris");

    [Fact]
    public async Task A_period_shows_what_was_written_then_and_gives_the_place_back()
    {
        var (workspace, anna) = await OpenAsync(days: 400, perDay: 1);
        await anna.ScrollAsync(-3000);
        var place = await anna.FirstSeenAsync();

        await anna.Button("30 days").ClickAsync();
        await Expect(anna.PeriodStatus()).ToContainTextAsync("30 messages");
        await Expect(anna.PeriodMessages().Last).ToContainTextAsync("Day 399");
        await anna.Button("Yesterday").ClickAsync();
        await Expect(anna.PeriodStatus()).ToContainTextAsync("1 message");
        await Expect(anna.PeriodMessages()).ToHaveCountAsync(1);
        await Expect(anna.PeriodMessages()).ToContainTextAsync("Day 398");

        // What comes meanwhile is counted and does not get in.
        using var boris = await workspace.ConnectAsync("boris");
        await boris.SayAsync(anna.ConversationId, "Just now");
        await Expect(anna.Button("1 new")).ToBeVisibleAsync();
        await Expect(anna.PeriodMessages()).ToHaveCountAsync(1);

        await anna.Button("Back to the conversation").ClickAsync();
        await Expect(anna.PeriodStatus()).ToHaveCountAsync(0);
        Assert.Equal(place, await anna.FirstSeenAsync());
    }

    [Fact]
    public async Task An_empty_period_says_so()
    {
        var (_, anna) = await OpenAsync(days: 10, perDay: 1, endDaysAgo: 40);

        await anna.Button("7 days").ClickAsync();

        await Expect(anna.Page.GetByTestId("period")).ToContainTextAsync("No messages in this period");
        await Expect(anna.PeriodStatus()).ToContainTextAsync("0 messages");
    }

    [Fact]
    public async Task A_link_shows_its_message_in_the_middle_of_what_stands_around_it_and_one_scrolls_on_from_there()
    {
        var (_, anna) = await OpenAsync(days: 300, perDay: 3);

        await anna.GoToAsync($"/chats/{anna.ConversationId}?message=450");
        await Expect(anna.BySeq(450)).ToBeInViewportAsync();
        await Expect(anna.BySeq(450)).ToBeFocusedAsync();

        for (var seq = 480; seq <= 600; seq += 30) await anna.ScrollToSeqAsync(seq, 1500);
        for (var seq = 570; seq >= 300; seq -= 30) await anna.ScrollToSeqAsync(seq, -1500);

        await anna.Page.GetByTestId("to-latest").ClickAsync();
        await Expect(anna.BySeq(900)).ToBeInViewportAsync();
    }

    [Fact]
    public async Task One_jumps_to_a_date()
    {
        var (_, anna) = await OpenAsync(days: 200, perDay: 2);
        var month = PastDays.Today.AddMonths(-1);
        var day = new DateTime(month.Year, month.Month, 10, 0, 0, 0, DateTimeKind.Local);

        await anna.Button("To a date").ClickAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Previous month" }).ClickAsync();
        await anna.Button(day.ToString("d, MMMM, yyyy", CultureInfo.InvariantCulture)).ClickAsync();

        var first = 2 * (199 - (PastDays.Today - day).Days) + 1;
        await Expect(anna.BySeq(first)).ToBeInViewportAsync();
        await Expect(anna.BySeq(first)).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(120)]
    public async Task New_messages_wait_behind_a_button_that_leads_to_the_first_of_them(int count)
    {
        var (workspace, anna) = await OpenAsync(days: 200, perDay: 1);
        using var boris = await workspace.ConnectAsync("boris");
        await anna.ScrollAsync(-4000);
        var place = await anna.FirstSeenAsync();

        await boris.SayAsync(anna.ConversationId, "First of the new");
        for (var number = 2; number <= count; number++) await boris.SayAsync(anna.ConversationId, $"Number {number}\n\nof the new");
        await Expect(anna.Page.GetByTestId("to-latest")).ToHaveTextAsync($"{count} new");
        Assert.Equal(place, await anna.FirstSeenAsync());

        await anna.Page.GetByTestId("to-latest").ClickAsync();
        await Expect(anna.Message("First of the new")).ToBeInViewportAsync();
        await Expect(anna.Message("First of the new")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Who_always_scrolls_is_taken_to_new_messages_from_anywhere_on_every_device()
    {
        var (workspace, anna) = await OpenAsync(days: 200, perDay: 1);
        using var boris = await workspace.ConnectAsync("boris");
        await anna.Button("Jump in the conversation").ClickAsync();
        await anna.Page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Always scroll to the end" }).ClickAsync();

        await anna.ScrollAsync(-4000);
        await boris.SayAsync(anna.ConversationId, "Look here");
        await Expect(anna.Message("Look here")).ToBeInViewportAsync();

        // Whoever goes through the messages by keyboard goes on from the new one.
        await anna.GoToAsync($"/chats/{anna.ConversationId}?message=20");
        await Expect(anna.BySeq(20)).ToBeFocusedAsync();
        await boris.SayAsync(anna.ConversationId, "And here");
        await Expect(anna.Message("And here")).ToBeInViewportAsync();
        await Expect(anna.Message("And here")).ToBeFocusedAsync();

        var elsewhere = await SignInAsync(workspace, "anna");
        await elsewhere.OpenFromListAsync(Boris);
        await Expect(elsewhere.Message("And here")).ToBeInViewportAsync();
        await elsewhere.ScrollAsync(-4000);
        await boris.SayAsync(anna.ConversationId, "On every device");
        await Expect(elsewhere.Message("On every device")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_period_that_is_shown_follows_what_becomes_of_its_messages()
    {
        var (workspace, anna) = await OpenAsync(days: 20, perDay: 1);
        using var boris = await workspace.ConnectAsync("boris");
        await anna.Button("7 days").ClickAsync();
        await Expect(anna.PeriodMessages()).ToHaveCountAsync(7);

        await boris.Chat.EditAsync(anna.ConversationId, 18, "Something else was meant");
        await boris.Chat.ReactAsync(anna.ConversationId, 19, "👍");
        await boris.Chat.DeleteAsync(anna.ConversationId, 20);

        await Expect(anna.PeriodMessages().Nth(4)).ToContainTextAsync("Something else was meant");
        await Expect(anna.PeriodMessages().Nth(5)).ToContainTextAsync("👍");
        await Expect(anna.PeriodMessages().Nth(6)).ToContainTextAsync("deleted");
    }

    [Fact]
    public async Task Ones_own_message_is_shown_wherever_one_was()
    {
        var (_, anna) = await OpenAsync(days: 300, perDay: 1);
        await anna.GoToAsync($"/chats/{anna.ConversationId}?message=20");
        await Expect(anna.BySeq(20)).ToBeInViewportAsync();

        await anna.WriteAsync(Boris, "From far above");

        await Expect(anna.Message("From far above")).ToBeInViewportAsync();
        await anna.Button("7 days").ClickAsync();
        await Expect(anna.PeriodMessages().Last).ToBeVisibleAsync();
        await anna.WriteAsync(Boris, "Over a period");
        await Expect(anna.PeriodStatus()).ToHaveCountAsync(0);
        await Expect(anna.Message("Over a period")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task One_opens_at_the_first_unread_however_many_there_are()
    {
        var (_, anna) = await OpenAsync(days: 300, perDay: 1, read: 100);

        await Expect(anna.BySeq(101)).ToBeInViewportAsync();
        await Expect(anna.Page.GetByTestId("new-messages")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task On_a_phone_the_periods_are_in_a_menu()
    {
        var (_, anna) = await OpenAsync(days: 30, perDay: 1, options: new() { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, HasTouch = true });

        await anna.Button("History").TapAsync();
        await anna.Page.GetByRole(AriaRole.Menuitem, new() { Name = "7 days" }).TapAsync();

        await Expect(anna.PeriodStatus()).ToContainTextAsync("7 messages");
        Assert.False(await anna.ScrollsSidewaysAsync());
    }

    private async Task<(Workspace Workspace, Desk Anna)> OpenAsync(
        int days, int perDay, int endDaysAgo = 0, long? read = null, BrowserNewContextOptions? options = null)
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        await Product.ImportHistoryAsync(workspace, "anna", "boris", PastDays.Of(days, perDay, endDaysAgo), read);
        var anna = await SignInAsync(workspace, "anna", options);
        await anna.Row(Boris).ClickAsync();
        await Expect(anna.Messages.Last).ToBeVisibleAsync();
        return (workspace, anna);
    }
}

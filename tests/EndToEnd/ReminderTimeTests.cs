using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.EndToEnd;

/// <summary>
/// The whole life of a reminder, with the clock of its service moved from one time to the next. Each time the clock is set right again, as
/// the other services' clocks say when a sign-in ends: one that jumps back must fire nothing twice.
/// </summary>
[Collection(DistributedCollection.Name)]
public sealed class ReminderTimeTests(Chromium chromium, DistributedProduct product) : ReminderTest(chromium, product)
{
    [Fact]
    public async Task A_reminder_comes_on_every_device_at_its_time_is_paused_gets_another_time_and_ends()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var desk = await WithMessageAsync(workspace);
        var other = await SignInAsync(workspace, "anna");

        var tomorrow = new DateTimeOffset(PastDays.Today.AddDays(1).AddHours(14).AddMinutes(35));
        await SetAsync(desk, tomorrow);
        // A device that does not know of it yet would ask for it with a sign-in that the moved clock takes for over.
        await other.FollowAsync("Reminders");
        await Expect(other.Page.GetByTestId("reminder")).ToContainTextAsync(Text);
        await ComesAsync(tomorrow, desk, other);

        // Paused where its message stands.
        var snooze = await OpenAsync(other);
        await snooze.GetByRole(AriaRole.Button, new() { Name = "3 hours" }).ClickAsync();
        await OkAsync(snooze);
        await GoesAsync(desk, other);
        await ComesAsync(TimeProvider.System.GetUtcNow().AddHours(3), desk, other);

        // Given another time.
        var later = new DateTimeOffset(PastDays.Today.AddDays(40).AddHours(17).AddMinutes(45));
        snooze = await OpenAsync(desk);
        await snooze.GetByRole(AriaRole.Checkbox, new() { Name = "Remind" }).CheckAsync();
        await snooze.Locator("input[type=datetime-local]").FillAsync(later.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await OkAsync(snooze);
        await GoesAsync(desk, other);
        await ExpectTimeOnHoverAsync(desk, later);
        await ComesAsync(later, desk, other);

        // Ended.
        await Card(other).GetByRole(AriaRole.Button, new() { Name = "Do not notify" }).ClickAsync();
        await Expect(Card(other)).ToHaveCountAsync(0);
        await Expect(Card(desk)).ToHaveCountAsync(0);
        await Expect(Mark(desk)).ToHaveCountAsync(0);
        Assert.Equal(
            ["completed", "fired", "changed", "fired", "snoozed", "fired", "created"],
            await HistoryAsync(workspace, other));
    }

    private static async Task SetAsync(Desk desk, DateTimeOffset at)
    {
        var plain = await ColourAsync(desk);
        await desk.ChooseAsync(desk.Message(Text), "Reminder…");
        var dialog = desk.Page.GetByRole(AriaRole.Dialog);
        var title = dialog.GetByRole(AriaRole.Heading).First;
        await dialog.GetByTestId("preset-week").ClickAsync();
        await Expect(title).ToHaveTextAsync(Said(PastDays.Today.AddDays(7), "dddd", "MMMM"));
        await dialog.GetByTestId("preset-tomorrow").ClickAsync();
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Time" }).FillAsync(at.ToString("HH:mm", CultureInfo.InvariantCulture));
        await Expect(title).ToHaveTextAsync(Said(at.DateTime, "dddd", "MMMM", "H:mm"));
        await OkAsync(dialog);
        await Expect(Mark(desk)).ToBeVisibleAsync();
        Assert.NotEqual(plain, await ColourAsync(desk));
        await ExpectTimeOnHoverAsync(desk, at);
    }

    /// <summary>It is not there before its time, and on each device when it has come.</summary>
    private async Task ComesAsync(DateTimeOffset at, params Desk[] desks)
    {
        foreach (var desk in desks) await Expect(Card(desk)).ToHaveCountAsync(0);
        product.ReminderClock.MoveTo(at);
        foreach (var desk in desks) await Expect(Card(desk)).ToContainTextAsync(Text);
        product.ReminderClock.SetRight();
    }

    private static async Task GoesAsync(params Desk[] desks)
    {
        foreach (var desk in desks) await Expect(Card(desk)).ToHaveCountAsync(0);
        await Expect(Mark(desks[0])).ToBeVisibleAsync();
    }

    /// <summary>A double click leads to the message, and asks there what to do.</summary>
    private static async Task<ILocator> OpenAsync(Desk desk)
    {
        await Card(desk).DblClickAsync();
        await Expect(desk.Message(Text)).ToBeInViewportAsync();
        var dialog = desk.Page.GetByRole(AriaRole.Dialog, new() { Name = "Pause the reminder" });
        await Expect(dialog).ToContainTextAsync(Text);
        return dialog;
    }

    private static async Task OkAsync(ILocator dialog)
    {
        await dialog.GetByRole(AriaRole.Button, new() { Name = "OK", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private static async Task ExpectTimeOnHoverAsync(Desk desk, DateTimeOffset at)
    {
        await Mark(desk).HoverAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Tooltip)).ToHaveTextAsync(Said(at.DateTime, "ddd", "MMM", "H:mm"));
        await desk.Page.Mouse.MoveAsync(0, 0);
    }

    // In any order: which one is right in which country is not this test's affair.
    private static Regex Said(DateTime time, params string[] parts) => new(
        string.Concat(parts.Append("%d").Select(part => $"(?=.*{time.ToString(part, CultureInfo.InvariantCulture)})")), RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>What the text of the message stands on.</summary>
    private static Task<string> ColourAsync(Desk desk) => desk.Message(Text).Locator("div[dir=auto]").EvaluateAsync<string>("""
        text => {
          const colourOf = (element) => getComputedStyle(element).backgroundColor;
          let ground = text;
          while (colourOf(ground) === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
          return colourOf(ground);
        }
        """);

    private static async Task<IReadOnlyList<string>> HistoryAsync(Workspace workspace, Desk desk)
    {
        const string Reminders = "/api/reminder/v1/reminders";
        using var anna = await workspace.RestAsync("anna");
        var done = await anna.GetFromJsonAsync<JsonElement>($"{Reminders}?state=done&conversationId={desk.ConversationId}");
        var id = Assert.Single(done.GetProperty("items").EnumerateArray()).GetProperty("id").GetString();
        var history = await anna.GetFromJsonAsync<JsonElement>($"{Reminders}/{id}/history");
        return [.. history.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("what").GetString()!)];
    }
}

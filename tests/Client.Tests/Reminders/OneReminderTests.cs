using Microsoft.AspNetCore.Http;
using Platform.Client.Reminders;
using Platform.Client.Tests.Fake;

namespace Platform.Client.Tests.Reminders;

/// <summary>Looking at reminders, and what is done to one.</summary>
public sealed class OneReminderTests
{
    private const string Root = "/api/reminder/v1/reminders";
    private static readonly string One = $"{Root}/{Samples.Id(1)}";

    public static TheoryData<string, string, Func<ReminderApi, Task<Reminder>>> Actions => new()
    {
        { $"GET {One}", "", reminders => reminders.GetAsync(Samples.Id(1)) },
        { $"POST {One}/snooze", """{"hours":48}""", reminders => reminders.SnoozeAsync(Samples.Id(1), 48) },
        { $"POST {One}/dismiss", "", reminders => reminders.DismissAsync(Samples.Id(1)) },
        { $"POST {One}/complete", "", reminders => reminders.CompleteAsync(Samples.Id(1)) },
        {
            $"PATCH {One}",
            """{"localTime":"2026-12-01T18:30","timeZone":"Asia/Tokyo","repeat":"monthly","version":3}""",
            reminders => reminders.ChangeAsync(Samples.Id(1), new(new DateTime(2026, 12, 1, 18, 30, 0), "Asia/Tokyo", Repeats.Monthly, Version: 3))
        },
        {
            $"PATCH {One}",
            """{"whenOnline":"0199a0f0-0000-7000-8000-000000000008"}""",
            reminders => reminders.ChangeAsync(Samples.Id(1), new(WhenOnline: Samples.Id(8)))
        },
    };

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Each_asks_for_what_it_says_and_gives_the_reminder(string request, string body, Func<ReminderApi, Task<Reminder>> action)
    {
        await using var harness = await StartAsync(Samples.Json);

        Assert.Equal(Samples.Reminder, await action(harness.Client.Reminders));

        Assert.Equal(new ReminderCall(request, body, IdempotencyKey: null), Assert.Single(harness.Server.Reminders.Calls.Entries));
    }

    [Fact]
    public async Task Lists_are_asked_for_by_state_conversation_and_page()
    {
        await using var harness = await StartAsync($$"""{"items":[{{Samples.Json}}],"nextCursor":"a+b"}""");

        var page = await harness.Client.Reminders.GetOpenAsync();
        await harness.Client.Reminders.GetDoneAsync(Samples.Id(2), page.NextCursor, 20);

        Assert.Equal(Samples.Reminder, Assert.Single(page.Items));
        Assert.Equal(
            [$"GET {Root}?state=open", $"GET {Root}?state=done&conversationId={Samples.Id(2)}&cursor=a%2Bb&limit=20"],
            harness.Server.Reminders.Calls.Entries.Select(call => call.Request));
    }

    [Fact]
    public async Task Counts_tell_what_is_due_and_what_waits()
    {
        await using var harness = await StartAsync("""{"due":2,"pending":5}""");

        Assert.Equal(new ReminderCounts(Due: 2, Pending: 5), await harness.Client.Reminders.GetCountsAsync());

        Assert.Equal($"GET {Root}/counts", Assert.Single(harness.Server.Reminders.Calls.Entries).Request);
    }

    [Fact]
    public async Task The_history_says_who_did_what()
    {
        await using var harness = await StartAsync("""
            {"items":[{"what":"fired","at":"2026-11-27T06:00:00Z","by":null},
              {"what":"created","at":"2026-11-25T09:00:00Z","by":"0199a0f0-0000-7000-8000-000000000007"}]}
            """);

        Assert.Equal(
            [new ReminderEntry("fired", Samples.Time("2026-11-27T06:00:00Z"), null), new("created", Samples.Time("2026-11-25T09:00:00Z"), Samples.Id(7))],
            await harness.Client.Reminders.GetHistoryAsync(Samples.Id(1)));

        Assert.Equal($"GET {One}/history", Assert.Single(harness.Server.Reminders.Calls.Entries).Request);
    }

    [Fact]
    public async Task Deleting_needs_no_answer_and_a_refusal_is_told()
    {
        await using var harness = await ClientHarness.SignInAsync();

        await harness.Client.Reminders.DeleteAsync(Samples.Id(1));

        Assert.Equal(new ReminderCall($"DELETE {One}", "", IdempotencyKey: null), Assert.Single(harness.Server.Reminders.Calls.Entries));
        harness.Server.Reminders.Answer = Answers.Problem(404, "not_found");
        var problem = await Assert.ThrowsAsync<PlatformException>(() => harness.Client.Reminders.DeleteAsync(Samples.Id(1)));
        Assert.Equal("not_found", problem.Code);
    }

    [Fact]
    public async Task A_time_that_is_none_is_no_answer()
    {
        await using var harness = await StartAsync(Samples.Json.Replace("2026-11-27T09:00\"", "tomorrow\"", StringComparison.Ordinal));

        var problem = await Assert.ThrowsAsync<PlatformException>(() => harness.Client.Reminders.GetAsync(Samples.Id(1)));

        Assert.Equal(PlatformErrorCodes.UnexpectedError, problem.Code);
    }

    private static async Task<ClientHarness> StartAsync(string json) =>
        await ClientHarness.SignInAsync(prepare: server => server.Reminders.Answer = Results.Text(json, "application/json"));
}

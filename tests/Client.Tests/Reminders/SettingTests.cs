using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Platform.Client.Chat;
using Platform.Client.Reminders;
using Platform.Client.Tests.Fake;

namespace Platform.Client.Tests.Reminders;

/// <summary>What is sent to set a reminder.</summary>
public sealed class SettingTests
{
    private const string OfMessage =
        """{"conversationId":"0199a0f0-0000-7000-8000-000000000002","messageId":"0199a0f0-0000-7000-8000-000000000003","seq":7""";

    [Fact]
    public async Task A_time_goes_to_the_minute_and_what_is_not_given_is_left_out()
    {
        await using var harness = await StartAsync(Results.Text(Samples.Json, "application/json", statusCode: 201));
        var message = new Message(Samples.Id(3), Samples.Id(2), 7, Samples.Id(5), Samples.Id(9), "Call Maria", DateTimeOffset.UnixEpoch);

        var reminder = await harness.Client.Reminders.SetAsync(
            NewReminder.Of(message) with { LocalTime = new DateTime(2026, 11, 27, 9, 0, 0, DateTimeKind.Utc), TimeZone = "Europe/Moscow" });

        Assert.Equal(Samples.Reminder, reminder);
        AssertSent(harness, OfMessage + ""","localTime":"2026-11-27T09:00","timeZone":"Europe/Moscow"}""");
    }

    [Fact]
    public async Task Seconds_are_not_cut_off()
    {
        await using var harness = await StartAsync(Answers.Problem(400, "invalid_request"));

        await Assert.ThrowsAsync<PlatformException>(
            () => harness.Client.Reminders.SetAsync(Samples.New with { LocalTime = new DateTime(2026, 11, 27, 9, 0, 30), Repeat = Repeats.Daily }));

        AssertSent(harness, OfMessage + ""","localTime":"2026-11-27T09:00:30","timeZone":"Europe/Moscow","repeat":"daily"}""");
    }

    [Fact]
    public async Task Waiting_for_a_person_sends_no_time()
    {
        await using var harness = await StartAsync(Results.Text(Samples.Json, "application/json"));

        await harness.Client.Reminders.SetAsync(new NewReminder(Samples.Id(2), Samples.Id(3), 7) { WhenOnline = Samples.Id(8) });

        AssertSent(harness, OfMessage + ""","whenOnline":"0199a0f0-0000-7000-8000-000000000008"}""");
    }

    [Fact]
    public async Task For_others_alone_the_caller_gets_none()
    {
        await using var harness = await StartAsync(Results.NoContent());

        Assert.Null(await harness.Client.Reminders.SetForAsync([Samples.Id(6)], Samples.New));

        AssertSent(
            harness,
            OfMessage + ""","localTime":"2026-11-27T09:00","timeZone":"Europe/Moscow","for":["0199a0f0-0000-7000-8000-000000000006"]}""");
        harness.Server.Reminders.Answer = Results.Text(Samples.Json, "application/json", statusCode: 201);
        Assert.Equal(Samples.Reminder, await harness.Client.Reminders.SetForAsync([Samples.Id(6), Samples.Id(8)], Samples.New));
    }

    [Fact]
    public async Task Each_call_has_a_key_of_its_own_unless_one_is_given()
    {
        await using var harness = await StartAsync(Results.Text(Samples.Json, "application/json"));
        var key = Guid.CreateVersion7();

        await harness.Client.Reminders.SetAsync(Samples.New);
        await harness.Client.Reminders.SetForAsync([Samples.Id(6)], Samples.New);
        await harness.Client.Reminders.SetAsync(Samples.New, key);
        await harness.Client.Reminders.SetForAsync([Samples.Id(6)], Samples.New, key);

        var keys = harness.Server.Reminders.Calls.Entries.Select(call => call.IdempotencyKey).ToList();
        Assert.DoesNotContain(null, keys);
        Assert.Equal(3, keys.Distinct().Count());
        Assert.Equal([key, key], keys[2..]);
    }

    [Fact]
    public async Task A_refusal_says_which_reminder_there_is()
    {
        await using var harness = await StartAsync(Answers.Problem(409, "reminder_exists", new() { ["reminderId"] = Samples.Id(1) }));

        var problem = await Assert.ThrowsAsync<PlatformException>(() => harness.Client.Reminders.SetAsync(Samples.New));

        Assert.Equal("reminder_exists", problem.Code);
        Assert.Equal(Samples.Id(1), Assert.Single(problem.Details, detail => detail.Key == "reminderId").Value.GetGuid());
        Assert.Single(problem.Details);
    }

    private static async Task<ClientHarness> StartAsync(IResult answer) =>
        await ClientHarness.SignInAsync(prepare: server => server.Reminders.Answer = answer);

    private static void AssertSent(ClientHarness harness, string expected)
    {
        var call = Assert.Single(harness.Server.Reminders.Calls.Entries);
        Assert.Equal("POST /api/reminder/v1/reminders", call.Request);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(call.Body)), call.Body);
    }
}

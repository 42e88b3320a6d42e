using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MassTransit;
using Platform.Contracts;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Tests;

/// <summary>What people do with reminders, and what they see.</summary>
public static class ReminderSteps
{
    public const string Path = "/api/reminder/v1/reminders";

    /// <summary>A client of a replica that is signed in as this person.</summary>
    public static HttpClient As(this ReminderFixture fixture, TestPerson person, TestService? replica = null) =>
        (replica ?? fixture.Reminder).WithToken(fixture.Authority.Token(person, fixture.Clock.GetUtcNow()));

    /// <summary>What the body of a request is to set a reminder.</summary>
    public static object Wanted(StandInMessage message, string localTime, string timeZone = "Europe/Moscow", string? repeat = null) =>
        new { message.ConversationId, MessageId = message.Id, message.Seq, LocalTime = localTime, TimeZone = timeZone, Repeat = repeat };

    public static async Task<HttpResponseMessage> TrySetAsync(this ReminderFixture fixture, TestPerson person, object wanted, Guid? key = null)
    {
        using var client = fixture.As(person);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = JsonContent.Create(wanted) };
        if (key is { } value) request.Headers.Add("Idempotency-Key", value.ToString());
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sets a reminder of a message of its own.</summary>
    public static async Task<Reminders.Reminder> SetAsync(
        this ReminderFixture fixture, TestPerson person, string localTime, string timeZone = "Europe/Moscow", string? repeat = null, StandInMessage? message = null)
    {
        var response = await fixture.TrySetAsync(person, Wanted(message ?? fixture.Chat.Post("Call Maria", person), localTime, timeZone, repeat));
        var reminder = await response.ReadAsync<Reminders.Reminder>();
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return reminder;
    }

    public static async Task<Reminders.Reminder> FindAsync(this ReminderFixture fixture, TestPerson person, Guid id, TestService? replica = null)
    {
        using var client = fixture.As(person, replica);
        return (await client.GetFromJsonAsync<Reminders.Reminder>($"{Path}/{id}", TestContext.Current.CancellationToken))!;
    }

    public static async Task<ReminderPage> ListAsync(this ReminderFixture fixture, TestPerson person, string query = "")
    {
        using var client = fixture.As(person);
        return (await client.GetFromJsonAsync<ReminderPage>(Path + query, TestContext.Current.CancellationToken))!;
    }

    public static async Task<ReminderHistory> HistoryAsync(this ReminderFixture fixture, TestPerson person, Guid id)
    {
        using var client = fixture.As(person);
        return (await client.GetFromJsonAsync<ReminderHistory>($"{Path}/{id}/history", TestContext.Current.CancellationToken))!;
    }

    public static async Task<HttpResponseMessage> TryChangeAsync(this ReminderFixture fixture, TestPerson person, Guid id, object change)
    {
        using var client = fixture.As(person);
        return await client.PatchAsJsonAsync($"{Path}/{id}", change, TestContext.Current.CancellationToken);
    }

    public static async Task<Reminders.Reminder> ChangeAsync(this ReminderFixture fixture, TestPerson person, Guid id, object change) =>
        await (await fixture.TryChangeAsync(person, id, change)).ReadAsync<Reminders.Reminder>();

    /// <summary>snooze, dismiss or complete.</summary>
    public static async Task<HttpResponseMessage> TryDoAsync(this ReminderFixture fixture, TestPerson person, Guid id, string what, object? body = null)
    {
        using var client = fixture.As(person);
        return await client.PostAsync($"{Path}/{id}/{what}", body is null ? null : JsonContent.Create(body), TestContext.Current.CancellationToken);
    }

    public static async Task<Reminders.Reminder> DoAsync(this ReminderFixture fixture, TestPerson person, Guid id, string what, object? body = null) =>
        await (await fixture.TryDoAsync(person, id, what, body)).ReadAsync<Reminders.Reminder>();

    /// <summary>Lets a little time pass until a reminder is due for a time.</summary>
    public static async Task<Reminders.Reminder> UntilDueAsync(this ReminderFixture fixture, TestPerson person, Guid id, DateTimeOffset? dueAt = null)
    {
        Reminders.Reminder reminder = null!;
        await Eventually.IsTrueAsync("the reminder is due", async () =>
        {
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(20));
            reminder = await fixture.FindAsync(person, id);
            return reminder.State == ReminderState.Due && (dueAt is null || reminder.DueAt == dueAt);
        }, TestContext.Current.CancellationToken);
        return reminder;
    }

    /// <summary>Publishes what another service would.</summary>
    public static Task PublishAsync<TEvent>(this ReminderFixture fixture, TEvent happened) where TEvent : class =>
        fixture.Reminder.App.Services.GetRequiredService<IBus>().Publish(happened, TestContext.Current.CancellationToken);

    /// <summary>An administrator of this person's tenant allows reminders for others, or not any more.</summary>
    public static async Task AllowOthersAsync(this ReminderFixture fixture, TestPerson person, bool isAllowed = true, long version = 1)
    {
        await fixture.PublishAsync(new TenantSettingsChanged(person.TenantId, Guid.CreateVersion7(), version, "choice", isAllowed ? "on" : "off"));
        await Eventually.IsTrueAsync("it is decided", async () =>
            await fixture.ScalarAsync<long>("select version from reminder_policy where tenant_id = $1", person.TenantId) >= version);
    }

    /// <summary>Looks into the database as its owner, past row-level security.</summary>
    public static Task<TValue?> ScalarAsync<TValue>(this ReminderFixture fixture, string sql, params object[] parameters) =>
        fixture.Installation.ScalarAsync<TValue>(sql, parameters);

    /// <summary>Reminders of different people of a tenant that are due at an instant, put there past the service.</summary>
    public static Task FillAsync(this ReminderFixture fixture, Guid tenantId, int count, DateTimeOffset dueAt) =>
        fixture.Installation.FillAsync(tenantId, count, dueAt);

    /// <summary>The body of a response that must be a success.</summary>
    public static async Task<TValue> ReadAsync<TValue>(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return (await response.Content.ReadFromJsonAsync<TValue>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The problem of a response that must be one, with this status and code.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }
}

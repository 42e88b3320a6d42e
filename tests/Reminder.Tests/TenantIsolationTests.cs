using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Npgsql;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Tests;

/// <summary>Every endpoint and table, tried by somebody of another tenant and by a colleague.</summary>
public sealed class TenantIsolationTests(OneProcess fixture) : IClassFixture<OneProcess>
{
    private const string One = ReminderSteps.Path + "/{reminderId:guid}";

    // Each endpoint with what an outsider tries on the victim's reminder, and what must come back.
    private static readonly Dictionary<string, Func<HttpClient, Reminders.Reminder, Task>> Attempts = new()
    {
        [$"GET {ReminderSteps.Path}/"] = async (outsider, victim) =>
        {
            foreach (var query in new[] { "", "?state=done", $"?conversationId={victim.ConversationId}" })
                Assert.Empty((await outsider.GetFromJsonAsync<ReminderPage>(ReminderSteps.Path + query))!.Items);
        },
        [$"GET {ReminderSteps.Path}/counts"] = async (outsider, _) =>
            Assert.Equal(new ReminderCounts(0, 0), await outsider.GetFromJsonAsync<ReminderCounts>($"{ReminderSteps.Path}/counts")),
        [$"POST {ReminderSteps.Path}/"] = async (outsider, victim) =>
        {
            await AssertHidden(outsider.PostAsJsonAsync(
                ReminderSteps.Path, new { victim.ConversationId, victim.MessageId, victim.Seq, LocalTime = "2027-01-01T09:00", TimeZone = "UTC" }));
            var forVictim = await outsider.PostAsJsonAsync(
                ReminderSteps.Path, new { victim.ConversationId, victim.MessageId, victim.Seq, LocalTime = "2027-01-01T09:00", TimeZone = "UTC", For = new[] { victim.UserId } });
            await forVictim.ProblemAsync(HttpStatusCode.Forbidden, "reminders_for_others_off");
        },
        [$"GET {One}/"] = (outsider, victim) => AssertHidden(outsider.GetAsync($"{ReminderSteps.Path}/{victim.Id}")),
        [$"GET {One}/history"] = (outsider, victim) => AssertHidden(outsider.GetAsync($"{ReminderSteps.Path}/{victim.Id}/history")),
        [$"PATCH {One}/"] = (outsider, victim) => AssertHidden(outsider.PatchAsJsonAsync($"{ReminderSteps.Path}/{victim.Id}", new { LocalTime = "2028-01-01T09:00" })),
        [$"DELETE {One}/"] = (outsider, victim) => AssertHidden(outsider.DeleteAsync($"{ReminderSteps.Path}/{victim.Id}")),
        [$"POST {One}/snooze"] = (outsider, victim) => AssertHidden(outsider.PostAsJsonAsync($"{ReminderSteps.Path}/{victim.Id}/snooze", new { Hours = 1 })),
        [$"POST {One}/dismiss"] = (outsider, victim) => AssertHidden(outsider.PostAsync($"{ReminderSteps.Path}/{victim.Id}/dismiss", null)),
        [$"POST {One}/complete"] = (outsider, victim) => AssertHidden(outsider.PostAsync($"{ReminderSteps.Path}/{victim.Id}/complete", null)),
    };

    [Fact]
    public void Every_endpoint_is_tried()
    {
        var endpoints = fixture.Reminder.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}"));

        Assert.Equal(endpoints.Order(), Attempts.Keys.Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_outsider_and_a_colleague_see_and_change_nothing(bool isColleague)
    {
        var victim = fixture.Authority.Know(TestPerson.In(Guid.CreateVersion7()));
        var reminder = await fixture.SetAsync(victim, "2027-01-01T09:00");
        // Should another tenant nevertheless have the same user id, it is somebody else; the message, though, chat would show them: the
        // stand-in knows no tenants.
        var outsider = isColleague ? TestPerson.In(victim.TenantId) : victim with { TenantId = Guid.CreateVersion7() };
        using var client = fixture.As(outsider);

        using (var waiting = await client.PatchAsJsonAsync($"{ReminderSteps.Path}/{reminder.Id}", new { WhenOnline = victim.UserId }, TestContext.Current.CancellationToken))
            Assert.Equal(isColleague ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest, waiting.StatusCode);
        foreach (var (endpoint, attempt) in Attempts)
            if (isColleague || endpoint != $"POST {ReminderSteps.Path}/") await attempt(client, reminder);

        Assert.Equal(reminder, await fixture.FindAsync(victim, reminder.Id));
        Assert.Single((await fixture.HistoryAsync(victim, reminder.Id)).Items);
    }

    [Fact]
    public async Task Every_endpoint_wants_a_valid_token()
    {
        foreach (var token in new[] { "", "nonsense", TestAuthority.Token(TestPerson.In(Guid.CreateVersion7()), fixture.Clock.GetUtcNow(), TestAuthority.CreateKey()) })
        {
            using var client = fixture.Reminder.WithToken(token);
            foreach (var endpoint in Attempts.Keys)
            {
                var path = endpoint.Split(' ')[1].Replace("{reminderId:guid}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal);
                using var request = new HttpRequestMessage(new HttpMethod(endpoint.Split(' ')[0]), path);
                if (endpoint[0] == 'P') request.Content = JsonContent.Create(new { });
                var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Row_level_security_holds_where_a_query_forgets_the_tenant()
    {
        var victim = TestPerson.In(Guid.CreateVersion7());
        await fixture.SetAsync(victim, "2027-01-01T09:00");
        await fixture.AllowOthersAsync(victim);
        var tables = (await fixture.ScalarAsync<string[]>("""
            select array_agg(c.oid::regclass::text) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
            where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'platform'::regnamespace)
            """))!;
        Assert.Superset(new HashSet<string> { "reminder", "reminder_history", "reminder_policy" }, tables.ToHashSet());
        await using var connection = new NpgsqlConnection(fixture.Installation.Database.RuntimeConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        foreach (var tenant in new[] { "", Guid.CreateVersion7().ToString() })
        {
            foreach (var table in tables)
            {
                await using var command = new NpgsqlCommand($"select set_config('app.tenant_id', '{tenant}', false); select count(*) from {table}", connection);
                await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
                await reader.NextResultAsync(TestContext.Current.CancellationToken);
                await reader.ReadAsync(TestContext.Current.CancellationToken);
                Assert.Equal(0, reader.GetInt64(0));
            }
        }

        foreach (var table in new[] { "reminder", "reminder_history", "reminder_policy" })
            Assert.NotEqual(0, await fixture.ScalarAsync<long>($"select count(*) from {table} where tenant_id = $1", victim.TenantId));
    }

    private static async Task AssertHidden(Task<HttpResponseMessage> attempt) => Assert.Equal(HttpStatusCode.NotFound, (await attempt).StatusCode);
}

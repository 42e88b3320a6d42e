using System.Net.Http.Json;
using MassTransit;
using Npgsql;
using Platform.Contracts;
using Platform.Presence.People;
using Platform.Testing;

namespace Platform.Presence.Tests;

/// <summary>What chat's nodes and people do, and what people see.</summary>
public static class PresenceSteps
{
    private static long _number;

    /// <summary>A node of chat says something about connections of one tenant, as its next report.</summary>
    public static Task ReportAsync(this PresenceFixture fixture, Guid tenantId, params IReadOnlyList<ReportedConnection> connections) =>
        fixture.PublishAsync(new ConnectionsReported(tenantId, Guid.CreateVersion7(), Interlocked.Increment(ref _number), connections, []));

    /// <summary>One connection of a person is open, and in use unless idle.</summary>
    public static Task OpenAsync(this PresenceFixture fixture, TestPerson person, string connection, bool isIdle = false) =>
        fixture.ReportAsync(person.TenantId, new ReportedConnection(connection, person.UserId, isIdle, IsClosed: false));

    /// <summary>One connection of a person is gone.</summary>
    public static Task CloseAsync(this PresenceFixture fixture, TestPerson person, string connection) =>
        fixture.ReportAsync(person.TenantId, new ReportedConnection(connection, person.UserId, IsIdle: false, IsClosed: true));

    /// <summary>A person writes a message from this client, now unless another time is given.</summary>
    public static Task WriteAsync(
        this PresenceFixture fixture, TestPerson person, string client, string version, string platform, DateTimeOffset? at = null) =>
        fixture.PublishAsync(new ConnectionsReported(
            person.TenantId, Guid.CreateVersion7(), Interlocked.Increment(ref _number), [],
            [new ReportedWriter(person.UserId, client, version, platform, at ?? fixture.Clock.GetUtcNow())]));

    /// <summary>Publishes what another service would.</summary>
    public static Task PublishAsync<TEvent>(this PresenceFixture fixture, TEvent happened) where TEvent : class =>
        fixture.Presence.App.Services.GetRequiredService<IBus>().Publish(happened, TestContext.Current.CancellationToken);

    /// <summary>A client of a replica that is signed in as this person.</summary>
    public static HttpClient As(this PresenceFixture fixture, TestPerson person, TestService? replica = null) =>
        (replica ?? fixture.Presence).WithToken(fixture.Authority.Token(person, fixture.Clock.GetUtcNow()));

    /// <summary>How the viewer sees somebody now.</summary>
    public static async Task<PersonPresence> SeeAsync(this PresenceFixture fixture, TestPerson viewer, Guid userId, TestService? replica = null)
    {
        using var client = fixture.As(viewer, replica);
        var response = await client.PostAsJsonAsync("/api/presence/v1/snapshot", new { UserIds = new[] { userId } }, TestContext.Current.CancellationToken);
        return Assert.Single((await response.ReadAsync<Snapshot>()).People);
    }

    /// <summary>Waits until a colleague sees the person so, while a little time passes.</summary>
    public static async Task<PersonPresence> UntilSeenAsync(this PresenceFixture fixture, TestPerson person, string state, TestService? replica = null)
    {
        var colleague = TestPerson.In(person.TenantId);
        PersonPresence? seen = null;
        await Eventually.IsTrueAsync($"the person is seen as {state}", async () =>
        {
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(10));
            seen = await fixture.SeeAsync(colleague, person.UserId, replica);
            return seen.State == state;
        }, TestContext.Current.CancellationToken);
        return seen!;
    }

    /// <summary>Lets time pass until an announcement shows the person so.</summary>
    public static Task UntilAnnouncedAsync(this PresenceFixture fixture, TestPerson person, string state) =>
        Eventually.IsTrueAsync($"{state} is announced", () =>
        {
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(20));
            return fixture.AnnouncedOf(person.UserId) is [.., var last] && last.State == state;
        }, TestContext.Current.CancellationToken);

    /// <summary>Lets time pass until a stranger's arrival, which happened after everything before, has been announced.</summary>
    public static async Task UntilAllIsAnnouncedAsync(this PresenceFixture fixture, Guid? tenantId = null)
    {
        var stranger = TestPerson.In(tenantId ?? Guid.CreateVersion7());
        await fixture.OpenAsync(stranger, Guid.CreateVersion7().ToString("N"));
        await fixture.UntilAnnouncedAsync(stranger, PresenceState.Online);
    }

    /// <summary>Looks into the database as its owner, past row-level security.</summary>
    public static async Task<TValue?> ScalarAsync<TValue>(this PresenceFixture fixture, string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(fixture.Installation.Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is TValue value ? value : default;
    }

    /// <summary>The body of a response that must be a success.</summary>
    public static async Task<TValue> ReadAsync<TValue>(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return (await response.Content.ReadFromJsonAsync<TValue>(TestContext.Current.CancellationToken))!;
    }
}

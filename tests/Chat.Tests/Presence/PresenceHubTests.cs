using System.Collections.Concurrent;
using System.Text.Json;
using MassTransit;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Chat.Tests.Presence;

/// <summary>What chat tells of its connections, and who hears of whose presence.</summary>
public sealed class PresenceHubTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    private readonly ConcurrentQueue<ConnectionsReported> _reported = [];

    [Fact]
    public async Task Connections_are_reported_as_they_come_idle_and_go()
    {
        await ListenAsync();
        var anna = await fixture.PersonAsync();
        await using (var hub = await OpenAsync(anna))
        {
            await UntilReportedAsync(anna, connection => !connection.IsIdle && !connection.IsClosed);
            await hub.InvokeAsync("SetIdle", true);
            await UntilReportedAsync(anna, connection => connection.IsIdle);
            await hub.InvokeAsync("SetIdle", false);
            await UntilReportedAsync(anna, connection => !connection.IsIdle);
        }

        await UntilReportedAsync(anna, connection => connection.IsClosed);
        var numbers = _reported.Where(report => report.Connections.Any(connection => connection.UserId == anna.UserId)).Select(report => report.Number).ToList();
        Assert.Equal(numbers.Order().Distinct(), numbers);
    }

    [Fact]
    public async Task Whoever_writes_is_reported_with_the_client()
    {
        await ListenAsync();
        var (anna, _, conversation) = await fixture.PairAsync();
        await using var hub = await OpenAsync(anna, query: "?client=Web%2F1.4.0");
        await hub.InvokeAsync("SendMessage", conversation.Id, Guid.CreateVersion7(), "From the hub");
        Assert.Equal(("Web", "1.4.0"), await UntilWroteAsync(anna, "Web"));

        using var rest = fixture.As(anna);
        rest.DefaultRequestHeaders.UserAgent.ParseAdd("Platform.Client/2.1 (.NET)");
        (await rest.SendAsync(conversation.Id, "Over REST")).EnsureSuccessStatusCode();
        Assert.Equal(("Platform.Client", "2.1"), await UntilWroteAsync(anna, "Platform.Client"));
    }

    [Fact]
    public async Task Those_who_watch_hear_of_it_on_every_replica_and_nobody_else_does()
    {
        var anna = await fixture.PersonAsync();
        await using var here = await OpenAsync(TestPerson.In(anna.TenantId));
        await using var there = await OpenAsync(TestPerson.In(anna.TenantId), fixture.OtherReplica);
        await using var other = await OpenAsync(TestPerson.In(anna.TenantId));
        await using var stranger = await OpenAsync(TestPerson.In(Guid.CreateVersion7()), fixture.OtherReplica);
        foreach (var watcher in new[] { here, there, stranger }) await watcher.InvokeAsync("WatchPresence", new[] { anna.UserId });
        await other.InvokeAsync("WatchPresence", new[] { Guid.CreateVersion7() });

        await PublishAsync(anna, version: 7, "away");

        foreach (var watcher in new[] { here, there })
        {
            var seen = await watcher.NextAsync("presenceChanged");
            Assert.Equal((anna.UserId, 7, "away"), (seen.GetProperty("userId").GetGuid(), seen.GetProperty("version").GetInt64(), seen.GetProperty("state").GetString()));
            Assert.Equal("On the train", seen.GetProperty("status").GetProperty("text").GetString());
            Assert.Equal(JsonValueKind.Null, seen.GetProperty("lastClient").ValueKind);
        }

        await other.InvokeAsync("SetIdle", false);
        await stranger.InvokeAsync("SetIdle", false);
        Assert.Empty(other.Drain());
        Assert.Empty(stranger.Drain());
    }

    [Fact]
    public async Task A_new_list_replaces_the_one_before()
    {
        var tenantId = Guid.CreateVersion7();
        var (anna, boris) = (TestPerson.In(tenantId), TestPerson.In(tenantId));
        await using var watcher = await OpenAsync(TestPerson.In(tenantId));
        await watcher.InvokeAsync("WatchPresence", new[] { anna.UserId });
        await watcher.InvokeAsync("WatchPresence", new[] { boris.UserId });

        await PublishAsync(anna, 1, "online");
        await PublishAsync(boris, 1, "online");

        Assert.Equal(boris.UserId, (await watcher.NextAsync("presenceChanged")).GetProperty("userId").GetGuid());
    }

    [Fact]
    public async Task More_than_a_screenful_is_refused()
    {
        await using var watcher = await OpenAsync(await fixture.PersonAsync());

        foreach (var list in new[] { null, Enumerable.Range(0, 201).Select(_ => Guid.CreateVersion7()).ToArray() })
            Assert.Equal("invalid_request", (await Assert.ThrowsAsync<TestHubException>(() => watcher.InvokeAsync("WatchPresence", list))).Code);
        await watcher.InvokeAsync("WatchPresence", Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToArray());
    }

    [Fact]
    public async Task All_devices_of_a_person_hear_that_they_chose_a_status()
    {
        var anna = await fixture.PersonAsync();
        await using var desk = await OpenAsync(anna);
        await using var phone = await OpenAsync(anna, fixture.OtherReplica);

        await Bus.Publish(new OwnStatusChanged(anna.TenantId, Guid.CreateVersion7(), anna.UserId), TestContext.Current.CancellationToken);

        await desk.NextAsync("statusChanged");
        await phone.NextAsync("statusChanged");
    }

    private IBus Bus => fixture.Chat.App.Services.GetRequiredService<IBus>();

    private Task<TestHub> OpenAsync(TestPerson person, TestService? replica = null, string query = "") =>
        TestHub.OpenAsync((replica ?? fixture.Chat).Address, fixture.Authority.Token(person, TimeProvider.System.GetUtcNow()), query);

    private Task PublishAsync(TestPerson person, long version, string state) => Bus.Publish(
        new PresenceChanged(person.TenantId, Guid.CreateVersion7(),
            [new ChangedPresence(person.UserId, version, state, null, null, "On the train", null, null, null, null, null)]),
        TestContext.Current.CancellationToken);

    private async Task ListenAsync()
    {
        var connector = fixture.Chat.App.Services.GetRequiredService<IReceiveEndpointConnector>();
        var ear = connector.ConnectReceiveEndpoint("test-" + Guid.CreateVersion7().ToString("N"), (_, endpoint) =>
            endpoint.Handler<ConnectionsReported>(context =>
            {
                _reported.Enqueue(context.Message);
                return Task.CompletedTask;
            }));
        await ear.Ready;
    }

    private Task UntilReportedAsync(TestPerson person, Predicate<ReportedConnection> expected) =>
        Eventually.IsTrueAsync("the connection is reported", () =>
            _reported.OrderBy(report => report.Number).SelectMany(report => report.Connections).LastOrDefault(connection => connection.UserId == person.UserId) is { } last
            && expected(last), TestContext.Current.CancellationToken);

    private async Task<(string Name, string Version)> UntilWroteAsync(TestPerson person, string client)
    {
        ReportedWriter? writer = null;
        await Eventually.IsTrueAsync($"a message from {client} is reported", () =>
        {
            writer = _reported.SelectMany(report => report.Writers).FirstOrDefault(one => one.UserId == person.UserId && one.ClientName == client);
            return writer is not null;
        }, TestContext.Current.CancellationToken);
        return (writer!.ClientName, writer.ClientVersion);
    }
}

using Platform.Contracts;
using Platform.Presence.People;
using Platform.Testing;

namespace Platform.Presence.Tests.Leases;

/// <summary>Several replicas, many people at once, and nodes that die.</summary>
public sealed class ReplicaTests(TwoReplicas fixture) : IClassFixture<TwoReplicas>
{
    private const int Many = 5_000;
    private const int InOneEvent = 500;

    [Fact]
    public async Task Replicas_see_the_same()
    {
        var anna = TestPerson.In(Guid.CreateVersion7());
        await fixture.OpenAsync(anna, "one");

        var here = await fixture.UntilSeenAsync(anna, PresenceState.Online);
        Assert.Equal(here, await fixture.SeeAsync(anna, anna.UserId, fixture.Replicas[1]));
    }

    [Fact]
    public async Task What_one_replica_took_another_ends()
    {
        var anna = TestPerson.In(Guid.CreateVersion7());
        var third = await fixture.StartReplicaAsync(TestContext.Current.CancellationToken);
        await fixture.OpenAsync(anna, "one");
        await fixture.UntilSeenAsync(anna, PresenceState.Online, third);

        fixture.Replicas.Remove(third);
        await third.App.StopAsync(TestContext.Current.CancellationToken);
        fixture.Clock.Advance(TimeSpan.FromSeconds(46));

        await fixture.UntilSeenAsync(anna, PresenceState.Offline);
    }

    [Fact]
    public async Task Thousands_who_come_are_told_in_a_few_events_and_thousands_who_reconnect_in_none()
    {
        var tenantId = Guid.CreateVersion7();
        Guid[] people = [.. Enumerable.Range(0, Many).Select(_ => Guid.CreateVersion7())];
        await ReportAllAsync(tenantId, people, "first", isClosed: false);
        await Eventually.IsTrueAsync("everybody is announced", () =>
        {
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(20));
            return fixture.AnnouncedIn(tenantId).Sum(changed => changed.People.Count) == Many;
        }, TestContext.Current.CancellationToken);
        var events = fixture.AnnouncedIn(tenantId);
        Assert.All(events, changed => Assert.True(changed.People.Count <= InOneEvent));
        // Each connection was reported in one of ten events; no more than a few rounds saw only a part of them.
        Assert.InRange(events.Count, Many / InOneEvent, 5 * Many / InOneEvent);

        // The node is gone, and everybody is at another one within the grace.
        await ReportAllAsync(tenantId, people, "first", isClosed: true);
        await ReportAllAsync(tenantId, people, "second", isClosed: false);
        await fixture.UntilAllIsAnnouncedAsync();
        fixture.Clock.Advance(TimeSpan.FromSeconds(20));
        await fixture.UntilAllIsAnnouncedAsync();

        Assert.Equal(events.Count, fixture.AnnouncedIn(tenantId).Count);
        Assert.Equal(PresenceState.Online, (await fixture.SeeAsync(TestPerson.In(tenantId), people[^1])).State);
    }

    [Fact]
    public async Task A_node_that_is_killed_leaves_nobody_online_beyond_the_lease()
    {
        var tenantId = Guid.CreateVersion7();
        Guid[] people = [.. Enumerable.Range(0, InOneEvent).Select(_ => Guid.CreateVersion7())];
        await ReportAllAsync(tenantId, people, "killed", isClosed: false);
        await fixture.UntilAllIsAnnouncedAsync(tenantId);
        // Half of them come back through another node.
        await ReportAllAsync(tenantId, people[..250], "other", isClosed: false);
        await fixture.UntilAllIsAnnouncedAsync();
        fixture.Clock.Advance(TimeSpan.FromSeconds(30));
        await ReportAllAsync(tenantId, people[..250], "other", isClosed: false);
        await fixture.UntilAllIsAnnouncedAsync();
        fixture.Clock.Advance(TimeSpan.FromSeconds(16));

        await Eventually.IsTrueAsync("the others are announced as offline", () =>
        {
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(5));
            return people[250..].All(userId => fixture.AnnouncedOf(userId) is [.., { State: PresenceState.Offline }]);
        }, TestContext.Current.CancellationToken);
        Assert.All(people[..250], userId => Assert.Equal(PresenceState.Online, Assert.Single(fixture.AnnouncedOf(userId)).State));
    }

    private async Task ReportAllAsync(Guid tenantId, Guid[] people, string connection, bool isClosed)
    {
        foreach (var chunk in people.Chunk(InOneEvent))
            await fixture.ReportAsync(tenantId, [.. chunk.Select(userId => new ReportedConnection($"{connection}-{userId:N}", userId, IsIdle: false, isClosed))]);
    }
}

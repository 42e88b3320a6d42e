using Platform.Contracts;
using Platform.Presence.People;
using Platform.Testing;

namespace Platform.Presence.Tests.Leases;

/// <summary>What follows from connections; in memory and in Redis alike.</summary>
public abstract class ConnectionTests(PresenceFixture fixture)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private readonly TestPerson _anna = TestPerson.In(Guid.CreateVersion7());

    [Fact]
    public async Task Whoever_was_never_there_is_offline_and_was_never_seen()
    {
        var seen = await fixture.SeeAsync(TestPerson.In(_anna.TenantId), _anna.UserId);

        Assert.Equal((PresenceState.Offline, null, null, null), (seen.State, seen.LastSeenAt, seen.Status, seen.LastClient));
    }

    [Fact]
    public async Task A_connection_makes_somebody_online_and_its_end_offline_after_a_grace()
    {
        await fixture.OpenAsync(_anna, "one");
        await fixture.UntilAnnouncedAsync(_anna, PresenceState.Online);
        Assert.Null((await fixture.UntilSeenAsync(_anna, PresenceState.Online)).LastSeenAt);

        await fixture.CloseAsync(_anna, "one");
        await fixture.UntilAllIsAnnouncedAsync();
        var closedAt = fixture.Clock.GetUtcNow();
        Assert.Equal(PresenceState.Online, (await fixture.SeeAsync(_anna, _anna.UserId)).State);

        fixture.Clock.Advance(Grace + Moment);
        var offline = await fixture.UntilSeenAsync(_anna, PresenceState.Offline);
        Assert.InRange(offline.LastSeenAt!.Value, closedAt - Grace, closedAt);
        await fixture.UntilAnnouncedAsync(_anna, PresenceState.Offline);
        Assert.Equal(offline.LastSeenAt, fixture.AnnouncedOf(_anna.UserId)[^1].LastSeenAt);
    }

    [Fact]
    public async Task A_reload_shows_nowhere()
    {
        await fixture.OpenAsync(_anna, "before");
        await fixture.UntilAnnouncedAsync(_anna, PresenceState.Online);

        await fixture.CloseAsync(_anna, "before");
        await fixture.UntilAllIsAnnouncedAsync();
        await fixture.OpenAsync(_anna, "after");
        await fixture.UntilAllIsAnnouncedAsync();
        fixture.Clock.Advance(Grace + Moment);
        await fixture.UntilAllIsAnnouncedAsync();

        Assert.Equal(PresenceState.Online, Assert.Single(fixture.AnnouncedOf(_anna.UserId)).State);
    }

    [Fact]
    public async Task A_connection_that_nobody_renews_ends_by_itself()
    {
        await fixture.OpenAsync(_anna, "cut");
        await fixture.UntilAnnouncedAsync(_anna, PresenceState.Online);
        var lastHeard = fixture.Clock.GetUtcNow();

        fixture.Clock.Advance(Lease - Grace);
        await fixture.UntilAllIsAnnouncedAsync();
        Assert.Equal(PresenceState.Online, (await fixture.SeeAsync(_anna, _anna.UserId)).State);

        fixture.Clock.Advance(Grace + Moment);
        var offline = await fixture.UntilSeenAsync(_anna, PresenceState.Offline);
        Assert.True(offline.LastSeenAt <= lastHeard, "she was last seen when the connection was last heard of, not when it lapsed");
    }

    [Fact]
    public async Task Renewals_keep_somebody_online()
    {
        for (var renewal = 0; renewal < 5; renewal++)
        {
            await fixture.OpenAsync(_anna, "steady");
            await fixture.UntilAllIsAnnouncedAsync();
            fixture.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        await fixture.UntilAllIsAnnouncedAsync();
        Assert.Equal(PresenceState.Online, Assert.Single(fixture.AnnouncedOf(_anna.UserId)).State);
    }

    [Fact]
    public async Task The_best_of_several_devices_counts()
    {
        await fixture.OpenAsync(_anna, "desk", isIdle: true);
        await fixture.UntilSeenAsync(_anna, PresenceState.Away);

        await fixture.OpenAsync(_anna, "phone");
        await fixture.UntilSeenAsync(_anna, PresenceState.Online);

        await fixture.OpenAsync(_anna, "phone", isIdle: true);
        await fixture.UntilSeenAsync(_anna, PresenceState.Away);

        await fixture.CloseAsync(_anna, "phone");
        await fixture.UntilAllIsAnnouncedAsync();
        fixture.Clock.Advance(Grace + Moment);
        await fixture.UntilAllIsAnnouncedAsync();
        Assert.Equal(PresenceState.Away, (await fixture.SeeAsync(_anna, _anna.UserId)).State);
    }

    [Fact]
    public async Task A_report_that_arrives_late_or_twice_changes_nothing()
    {
        var opened = new ReportedConnection("late", _anna.UserId, IsIdle: false, IsClosed: false);
        var closed = opened with { IsClosed = true };
        await fixture.PublishAsync(new ConnectionsReported(_anna.TenantId, Guid.CreateVersion7(), Number: 11, [opened], []));
        await fixture.UntilSeenAsync(_anna, PresenceState.Online);
        await fixture.PublishAsync(new ConnectionsReported(_anna.TenantId, Guid.CreateVersion7(), Number: 13, [closed], []));
        await fixture.UntilAllIsAnnouncedAsync();

        foreach (var number in new[] { 12, 11 })
            await fixture.PublishAsync(new ConnectionsReported(_anna.TenantId, Guid.CreateVersion7(), number, [opened], []));
        await fixture.UntilAllIsAnnouncedAsync();
        fixture.Clock.Advance(Grace + Moment);

        await fixture.UntilSeenAsync(_anna, PresenceState.Offline);
    }

    [Fact]
    public async Task Versions_only_grow()
    {
        var versions = new List<long>();
        foreach (var isIdle in new[] { false, true, false, true })
        {
            await fixture.OpenAsync(_anna, "one", isIdle);
            versions.Add((await fixture.UntilSeenAsync(_anna, isIdle ? PresenceState.Away : PresenceState.Online)).Version);
        }

        Assert.Equal(versions.Order().Distinct(), versions);
    }
}

public sealed class ConnectionsInOneProcess(OneProcess fixture) : ConnectionTests(fixture), IClassFixture<OneProcess>;

public sealed class ConnectionsInManyProcesses(TwoReplicas fixture) : ConnectionTests(fixture), IClassFixture<TwoReplicas>;

using System.Net.Http.Json;
using Platform.Contracts;
using Platform.Presence.Leases;
using Platform.Presence.People;
using Platform.Testing;

namespace Platform.Presence.Tests.Awaited;

/// <summary>People whom somebody waits for; in memory and in Redis alike.</summary>
public abstract class AwaitedTests(PresenceFixture fixture)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);
    private readonly TestPerson _anna = TestPerson.In(Guid.CreateVersion7());

    [Fact]
    public async Task Who_comes_is_told_of_once()
    {
        var awaited = await AwaitAsync();

        await fixture.OpenAsync(_anna, "one");
        await UntilToldAsync(1);

        var came = fixture.CameIn(_anna.TenantId)[0];
        Assert.Equal((_anna.UserId, awaited.Since), (came.UserId, came.AwaitedSince));
        await fixture.OpenAsync(_anna, "one", isIdle: true);
        await fixture.UntilSeenAsync(_anna, PresenceState.Away);
        await fixture.OpenAsync(_anna, "one");
        await AssertNothingMoreAsync(1);
    }

    [Fact]
    public async Task Who_is_there_already_is_told_of_at_once()
    {
        await fixture.OpenAsync(_anna, "one");
        await fixture.UntilAnnouncedAsync(_anna, PresenceState.Online);

        await fixture.PublishAsync(Awaited());

        // No time passes: neither an announcement nor a look comes to help.
        await Eventually.IsTrueAsync("they are waited for no more", async () => fixture.CameIn(_anna.TenantId).Count == 1 && await RowsAsync() == 0);
    }

    [Fact]
    public async Task Of_several_that_wait_the_latest_counts_and_a_repeated_delivery_does_not()
    {
        var first = await AwaitAsync();
        var second = first with { EventId = Guid.CreateVersion7(), Since = first.Since.AddMilliseconds(5) };
        foreach (var awaited in new[] { second, first, second }) await AwaitAsync(awaited);

        await fixture.OpenAsync(_anna, "one");
        await UntilToldAsync(1);

        Assert.Equal(second.Since, Assert.Single(fixture.CameIn(_anna.TenantId)).AwaitedSince);
    }

    [Theory]
    [InlineData(PresenceMode.Away)]
    [InlineData(PresenceMode.DoNotDisturb)]
    [InlineData(PresenceMode.Invisible)]
    public async Task Only_what_others_see_as_online_counts(string mode)
    {
        await AwaitAsync();
        await ChooseAsync(mode);

        // She comes, is asked after once more, and is looked for.
        await fixture.OpenAsync(_anna, "one");
        await fixture.UntilAllIsAnnouncedAsync();
        await AwaitAsync();
        await AssertNothingMoreAsync(0);
        await fixture.OpenAsync(_anna, "one");
        await ChooseAsync(PresenceMode.Automatic);

        await UntilToldAsync(1);
    }

    [Fact]
    public async Task Who_is_idle_is_not_there_yet()
    {
        await AwaitAsync();
        await fixture.OpenAsync(_anna, "one", isIdle: true);
        await AssertNothingMoreAsync(0);

        await fixture.OpenAsync(_anna, "one");

        await UntilToldAsync(1);
    }

    [Fact]
    public async Task What_a_process_learned_and_did_not_tell_is_found_by_the_next_look()
    {
        await AwaitAsync();
        var leases = fixture.Presence.App.Services.GetRequiredService<ILeases>();
        await fixture.OpenAsync(_anna, "one");
        // As by a process that took the note and died. Time stands still, so nobody else takes it.
        await Eventually.IsTrueAsync("it is taken", async () => (await leases.TakeNotedAsync(500)).Any(user => user.UserId == _anna.UserId));
        fixture.Clock.Advance(BetweenLooks / 3);
        await fixture.UntilAllIsAnnouncedAsync();
        Assert.Empty(fixture.CameIn(_anna.TenantId));

        await fixture.OpenAsync(_anna, "one");
        fixture.Clock.Advance(BetweenLooks);

        await UntilToldAsync(1);
    }

    [Fact]
    public async Task The_same_id_in_another_tenant_is_somebody_else()
    {
        await AwaitAsync();
        var other = _anna with { TenantId = Guid.CreateVersion7() };

        await fixture.OpenAsync(other, "elsewhere");
        await fixture.UntilSeenAsync(other, PresenceState.Online);
        await AssertNothingMoreAsync(0);

        Assert.Empty(fixture.CameIn(other.TenantId));
    }

    private PersonAwaited Awaited() => new(_anna.TenantId, Guid.CreateVersion7(), _anna.UserId, fixture.Clock.GetUtcNow());

    private async Task<PersonAwaited> AwaitAsync(PersonAwaited? known = null)
    {
        var awaited = known ?? Awaited();
        await fixture.PublishAsync(awaited);
        await Eventually.IsTrueAsync("presence knows it", async () => await RowsAsync() == 1);
        return awaited;
    }

    private Task<long> RowsAsync() => fixture.ScalarAsync<long>("select count(*) from awaited where tenant_id = $1 and user_id = $2", _anna.TenantId, _anna.UserId);

    private Task UntilToldAsync(int count) => Eventually.IsTrueAsync("it is told", () =>
    {
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(20));
        return fixture.CameIn(_anna.TenantId).Count >= count;
    }, TestContext.Current.CancellationToken);

    // Somebody of another tenant who is waited for, comes and is told of after all that was before.
    private async Task AssertNothingMoreAsync(int count)
    {
        var stranger = TestPerson.In(Guid.CreateVersion7());
        fixture.Clock.Advance(BetweenLooks);
        await fixture.UntilAllIsAnnouncedAsync(_anna.TenantId);
        await fixture.PublishAsync(new PersonAwaited(stranger.TenantId, Guid.CreateVersion7(), stranger.UserId, fixture.Clock.GetUtcNow()));
        await fixture.OpenAsync(stranger, Guid.CreateVersion7().ToString("N"));
        await Eventually.IsTrueAsync("the stranger is told of", () =>
        {
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(20));
            return fixture.CameIn(stranger.TenantId).Count == 1;
        }, TestContext.Current.CancellationToken);
        Assert.Equal(count, fixture.CameIn(_anna.TenantId).Count);
    }

    private async Task ChooseAsync(string mode)
    {
        using var client = fixture.As(_anna);
        (await client.PutAsJsonAsync("/api/presence/v1/me/mode", new { mode }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }
}

public sealed class AwaitedInOneProcess(OneProcess fixture) : AwaitedTests(fixture), IClassFixture<OneProcess>;

public sealed class AwaitedInManyProcesses(TwoReplicas fixture) : AwaitedTests(fixture), IClassFixture<TwoReplicas>;

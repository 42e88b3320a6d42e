using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.Time.Testing;
using Platform.Contracts;
using Platform.Testing;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace Platform.Presence.Tests;

/// <summary>The presence service with a clock of ours, and an ear on what it announces.</summary>
public abstract class PresenceFixture(TestServers servers, int replicas) : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _running = [];
    private readonly ConcurrentQueue<PresenceChanged> _announced = [];
    private readonly ConcurrentQueue<PersonCameOnline> _came = [];

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));

    public TestAuthority Authority { get; private set; } = null!;

    public TestInstallation Installation { get; private set; } = null!;

    public List<TestService> Replicas { get; } = [];

    /// <summary>The replica that most tests speak to.</summary>
    public TestService Presence => Replicas[0];

    /// <summary>What was announced about a person so far, in order.</summary>
    public IReadOnlyList<ChangedPresence> AnnouncedOf(Guid userId) =>
        [.. _announced.SelectMany(changed => changed.People).Where(person => person.UserId == userId)];

    /// <summary>Events about a tenant so far.</summary>
    public IReadOnlyList<PresenceChanged> AnnouncedIn(Guid tenantId) => [.. _announced.Where(changed => changed.TenantId == tenantId)];

    /// <summary>Who of a tenant was told of as having come, so far; each once, as consumers handle it, however often the outbox publishes it.</summary>
    public IReadOnlyList<PersonCameOnline> CameIn(Guid tenantId) => [.. _came.Where(came => came.TenantId == tenantId).DistinctBy(came => came.EventId)];

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        Authority = await TestAuthority.StartAsync(cancellationToken);
        _running.Add(Authority);
        Installation = await TestInstallation.CreateAsync(servers, "presence", Authority.Address, cancellationToken);
        for (var number = 0; number < Math.Max(replicas, 1); number++) await StartReplicaAsync(cancellationToken);
        var connector = Presence.App.Services.GetRequiredService<IReceiveEndpointConnector>();
        var ear = connector.ConnectReceiveEndpoint("test-" + Guid.CreateVersion7().ToString("N"), (_, endpoint) =>
        {
            endpoint.Handler<PresenceChanged>(context =>
            {
                _announced.Enqueue(context.Message);
                return Task.CompletedTask;
            });
            endpoint.Handler<PersonCameOnline>(context =>
            {
                _came.Enqueue(context.Message);
                return Task.CompletedTask;
            });
        });
        await ear.Ready;
    }

    public async Task<TestService> StartReplicaAsync(CancellationToken cancellationToken)
    {
        var replica = await TestService.StartAsync(
            Installation, new PresenceService(), clock: Clock, isEmbedded: replicas == 0, cancellationToken: cancellationToken);
        _running.Add(replica);
        Replicas.Add(replica);
        return replica;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in Enumerable.Reverse(_running)) await running.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Everything in memory, as in AppHost's single process.</summary>
public sealed class OneProcess(TestServers servers) : PresenceFixture(servers, replicas: 0);

/// <summary>Two replicas that share RabbitMQ and Redis.</summary>
public sealed class TwoReplicas(TestServers servers) : PresenceFixture(servers, replicas: 2);

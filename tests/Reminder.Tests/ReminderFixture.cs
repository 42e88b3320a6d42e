using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.Time.Testing;
using Platform.Contracts;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace Platform.Reminder.Tests;

/// <summary>The reminder service with a clock of ours, a stand-in for chat, and an ear on what it tells devices.</summary>
public abstract class ReminderFixture(TestServers servers, int replicas) : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _running = [];
    private readonly ConcurrentQueue<NotificationsRaised> _raised = [];
    private readonly ConcurrentQueue<PersonAwaited> _awaited = [];

    /// <summary>A Wednesday, nine o'clock in Greenwich.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));

    public TestAuthority Authority { get; private set; } = null!;

    public TestInstallation Installation { get; private set; } = null!;

    public StandInChat Chat { get; private set; } = null!;

    public List<TestService> Replicas { get; } = [];

    /// <summary>The replica that most tests speak to.</summary>
    public TestService Reminder => Replicas[0];

    // Each once, as consumers handle it: a clock that jumps makes the outbox publish again what it seems to have waited for too long.

    /// <summary>Events about a tenant so far.</summary>
    public IReadOnlyList<NotificationsRaised> RaisedIn(Guid tenantId) =>
        [.. _raised.Where(raised => raised.TenantId == tenantId).DistinctBy(raised => raised.EventId)];

    /// <summary>What devices of a tenant's people were told so far, in order.</summary>
    public IReadOnlyList<UserNotification> ToldIn(Guid tenantId, string kind) =>
        [.. RaisedIn(tenantId).SelectMany(raised => raised.Items).Where(item => item.Kind == kind)];

    /// <summary>Who of a tenant is waited for, as presence was told so far.</summary>
    public IReadOnlyList<PersonAwaited> AwaitedIn(Guid tenantId) =>
        [.. _awaited.Where(awaited => awaited.TenantId == tenantId).DistinctBy(awaited => awaited.EventId)];

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        Authority = await TestAuthority.StartAsync(cancellationToken);
        Chat = await StandInChat.StartAsync(cancellationToken);
        _running.AddRange([Authority, Chat]);
        Installation = await TestInstallation.CreateAsync(servers, "reminder", Authority.Address, cancellationToken);
        for (var number = 0; number < Math.Max(replicas, 1); number++) await StartReplicaAsync(cancellationToken);
        var connector = Reminder.App.Services.GetRequiredService<IReceiveEndpointConnector>();
        var ear = connector.ConnectReceiveEndpoint("test-" + Guid.CreateVersion7().ToString("N"), (_, endpoint) =>
        {
            endpoint.Handler<NotificationsRaised>(context =>
            {
                _raised.Enqueue(context.Message);
                return Task.CompletedTask;
            });
            endpoint.Handler<PersonAwaited>(context =>
            {
                _awaited.Enqueue(context.Message);
                return Task.CompletedTask;
            });
        });
        await ear.Ready;
    }

    public async Task<TestService> StartReplicaAsync(CancellationToken cancellationToken)
    {
        var replica = await TestService.StartAsync(
            Installation, new ReminderService(), new Dictionary<string, string?> { [ReminderOptions.ChatSetting] = Chat.Address }, Clock,
            isEmbedded: replicas == 0, cancellationToken);
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

/// <summary>The bus in memory, as in AppHost's single process.</summary>
public sealed class OneProcess(TestServers servers) : ReminderFixture(servers, replicas: 0);

/// <summary>Two replicas that share RabbitMQ.</summary>
public sealed class TwoReplicas(TestServers servers) : ReminderFixture(servers, replicas: 2);

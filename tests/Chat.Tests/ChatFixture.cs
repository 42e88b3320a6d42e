using Platform.Contracts;
using Platform.Testing;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace Platform.Chat.Tests;

/// <summary>Two replicas of the chat service with real servers, and people that it has heard of.</summary>
public sealed class ChatFixture(TestServers servers) : IAsyncLifetime
{
    // Every replica has the key with which devices subscribed. Devices that are in use are told two seconds later instead of a minute.
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Chat:Push:PrivateKey"] = TestPushService.CreateKey(),
        ["Chat:Push:WhileInUseSeconds"] = "2",
        ["Chat:Email:PollMs"] = "250",
        ["Outbound:AllowedInside:0"] = "127.0.0.0/8",
    };

    private readonly List<IAsyncDisposable> _running = [];

    public TestAuthority Authority { get; private set; } = null!;

    public TestInstallation Installation { get; private set; } = null!;

    /// <summary>The replica that most tests speak to.</summary>
    public TestService Chat { get; private set; } = null!;

    /// <summary>Another one beside it.</summary>
    public TestService OtherReplica { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        Authority = await TestAuthority.StartAsync(cancellationToken);
        _running.Add(Authority);
        Installation = await TestInstallation.CreateAsync(servers, "chat", Authority.Address, cancellationToken);
        Chat = await StartReplicaAsync(cancellationToken);
        OtherReplica = await StartReplicaAsync(cancellationToken);
    }

    public async Task<TestService> StartReplicaAsync(CancellationToken cancellationToken)
    {
        var replica = await TestService.StartAsync(Installation, new ChatService(), Settings, cancellationToken: cancellationToken);
        _running.Add(replica);
        return replica;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in Enumerable.Reverse(_running)) await running.DisposeAsync();
    }
}

using Platform.Client;

namespace Platform.Benchmarks.Driver;

/// <summary>The connections of a run: opened a bounded number at a time, kept alive, and given new tokens.</summary>
internal sealed class ConnectionPool(HubAddress address, PlatformClient[] people, IHubListener listener) : IAsyncDisposable
{
    // Below the backlog of the server's socket, so that nobody waits for a retransmitted SYN.
    private const int OpeningAtOnce = 64;

    // The server cuts a client that is silent for 30 s.
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _closing = new();
    private Task _pinging = Task.CompletedTask;
    private DateTimeOffset _renewAt;

    public LeanConnection[] Connections { get; private set; } = [];

    /// <summary>Opens connections; connection n belongs to person n modulo the number of people.</summary>
    /// <param name="count">How many.</param>
    /// <param name="conversationOf">The conversation that a person's connections are there for.</param>
    /// <param name="opened">Runs for each, right after it was opened.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task OpenAsync(
        int count, Func<int, Guid> conversationOf, Func<LeanConnection, Task> opened, CancellationToken cancellationToken)
    {
        var connections = new LeanConnection[count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = OpeningAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, parallel, async (number, token) =>
        {
            var person = number % people.Length;
            var accessToken = await people[person].Session.GetAccessTokenAsync(token);
            connections[number] = await LeanConnection.OpenAsync(address, accessToken, number, conversationOf(person), listener, token);
            await opened(connections[number]);
        });
        Connections = connections;
        _renewAt = people.Min(person => person.Session.RenewsAt!.Value);
        if (_pinging.IsCompleted)
            _pinging = PingAsync();
    }

    public Task OpenAsync(int count, Func<int, Guid> conversationOf, CancellationToken cancellationToken) =>
        OpenAsync(count, conversationOf, _ => Task.CompletedTask, cancellationToken);

    /// <summary>Takes new tokens if the present ones would end within this time: a measurement must not be interrupted by that.</summary>
    public async Task KeepFreshAsync(TimeSpan atLeast, CancellationToken cancellationToken)
    {
        if (TimeProvider.System.GetUtcNow() + atLeast < _renewAt)
            return;
        foreach (var person in people)
        {
            await Provisioning.Patience.WithAsync(
                async () =>
                {
                    await person.Session.RefreshAsync(cancellationToken);
                    return true;
                },
                cancellationToken);
        }

        foreach (var connection in Connections)
            connection.Send(HubFrames.Renew(await people[connection.Number % people.Length].Session.GetAccessTokenAsync(cancellationToken)));
        _renewAt = people.Min(person => person.Session.RenewsAt!.Value);
    }

    /// <summary>All connections go away at once, without a word.</summary>
    public async Task DropAsync()
    {
        foreach (var connection in Connections)
            connection.Drop();
        await Task.WhenAll(Connections.Select(connection => connection.Running));
        Connections = [];
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _pinging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await DropAsync();
        _closing.Dispose();
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingInterval);
        while (await timer.WaitForNextTickAsync(_closing.Token))
        {
            foreach (var connection in Connections)
                connection.Send(HubFrames.Ping);
        }
    }
}

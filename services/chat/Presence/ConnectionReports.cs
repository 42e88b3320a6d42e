using MassTransit;
using Microsoft.Extensions.Options;
using Platform.Chat.Devices;
using Platform.Contracts;
using Platform.Hosting.Clients;
using Platform.Hosting.Identity;

namespace Platform.Chat.Presence;

/// <summary>
/// Tells the presence service, and the other nodes, of this node's connections: what was opened, changed or closed a few times a second,
/// and what simply goes on with each renewal. Whatever is lost on the way is said again then, or ends with its lease.
/// </summary>
public sealed partial class ConnectionReports(
    IBus bus, IOpenDevices devices, IOptions<PresenceReportOptions> options, TimeProvider clock, ILogger<ConnectionReports> logger) : BackgroundService
{
    private const int MostInOneReport = 500;

    // A connection counts for as many renewals as may get lost.
    private const int Renewals = 3;

    // Older than this it is of no use: the next renewal says the same.
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly PendingReports _pending = new(TimeSpan.FromSeconds(options.Value.RenewSeconds));
    private long _number;

    /// <summary>A connection is open.</summary>
    public void Opened(string connectionId, CallerIdentity caller) => _pending.Open(connectionId, caller);

    /// <summary>The person has left the device alone, or is back.</summary>
    public void Used(string connectionId, bool isIdle) => _pending.Use(connectionId, isIdle);

    /// <summary>A connection is gone.</summary>
    public void Closed(string connectionId) => _pending.Close(connectionId);

    /// <summary>Somebody wrote a message.</summary>
    public void Wrote(CallerIdentity caller, CallingClient client) =>
        _pending.Write(caller.TenantId, new ReportedWriter(caller.UserId, client.Name, client.Version, client.Platform, clock.GetUtcNow()));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.ReportEveryMs), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var report in _pending.Take(clock.GetUtcNow(), ++_number, MostInOneReport)) await TellAsync(report, stoppingToken);
        }
    }

    private async Task TellAsync(ConnectionsReported report, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await devices.ReportAsync(report, clock.GetUtcNow().AddSeconds(Renewals * options.Value.RenewSeconds)).WaitAsync(patience.Token);
            await bus.Publish(report, context => context.TimeToLive = Life, patience.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            NotReported(failure.GetType().Name, failure.Message);
            _pending.Repeat(report.Connections);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Connections could not be reported ({Failure}: {Reason}); they are reported again")]
    private partial void NotReported(string failure, string reason);
}

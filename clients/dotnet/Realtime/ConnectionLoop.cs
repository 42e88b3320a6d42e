using System.Net;
using Microsoft.Extensions.Logging;
using Platform.Client.Sessions;

namespace Platform.Client.Realtime;

/// <summary>Keeps one link to the hub alive: connect, catch up, renew its token, and when it breaks, wait and begin again.</summary>
internal sealed partial class ConnectionLoop(
    PlatformClientOptions client,
    ChatConnectionOptions options,
    Session session,
    Catchup catchup,
    LinkSource links,
    Func<HubLink> newLink,
    Action<ChatConnectionState> changeState,
    Action synchronized)
{
    private readonly TimeProvider _time = client.Time;
    private readonly Signal _syncRequested = new();
    private readonly ILogger _log = client.Loggers.CreateLogger<ConnectionLoop>();

    /// <summary>The hub may have dropped events: catch up again.</summary>
    public void RequestSync() => _syncRequested.Set();

    /// <summary>Runs until stopped; throws when the session has ended.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan? retryAfter = null;
            var connectedAt = _time.GetTimestamp();
            try
            {
                await ConnectOnceAsync(stopping);
            }
            catch (PlatformException exception) when (session.IsSignedIn)
            {
                LogBroken(exception.Code, exception.Message);
                retryAfter = exception.RetryAfter;
            }

            changeState(ChatConnectionState.Reconnecting);
            if (_time.GetElapsedTime(connectedAt) > options.Reconnect.StableAfter)
                attempt = 0;
            await Task.Delay(options.Reconnect.Delay(attempt, retryAfter), _time, stopping);
        }
    }

    private async Task ConnectOnceAsync(CancellationToken stopping)
    {
        var token = await session.GetAccessTokenAsync(stopping);
        await catchup.TakeBearingsAsync(options.StartAfter, stopping);
        var link = newLink();
        await using (link)
        {
            try
            {
                await link.StartAsync(stopping);
                await StayAsync(link, token, stopping);
            }
            catch (PlatformException exception) when (exception.Status == HttpStatusCode.Unauthorized)
            {
                await session.RenewAsync(token, stopping);
            }
            finally
            {
                links.Drop(link);
            }
        }
    }

    private async Task StayAsync(HubLink link, string token, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewal = TokenRenewal.RunAsync(session, link, token, options.Reconnect, _time, ending.Token);
        try
        {
            while (!link.Closed.IsCompleted)
            {
                await catchup.RunAsync(link, stopping);
                links.Set(link);
                changeState(ChatConnectionState.Live);
                synchronized();
                await Task.WhenAny(link.Closed, _syncRequested.WaitAsync(ending.Token)).WaitAsync(stopping);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await renewal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The realtime connection is down ({Code}): {Reason}")]
    private partial void LogBroken(string code, string reason);
}

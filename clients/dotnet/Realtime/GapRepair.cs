using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using Platform.Client.Chat;

namespace Platform.Client.Realtime;

/// <summary>Fetches from history what the hub did not bring, until each conversation has caught up.</summary>
internal sealed class GapRepair(
    ChatApi chat, MessageFeed feed, ChannelWriter<Message> consumer, ChatConnectionOptions options, TimeProvider time, CancellationToken stopping)
{
    // The largest page the server gives.
    private const int PageSize = 200;

    // A return after a long absence must not fire hundreds of requests at once.
    private readonly SemaphoreSlim _slots = new(4);
    private readonly ConcurrentDictionary<Guid, Task> _running = [];

    /// <summary>Starts to repair; the caller has claimed it from the feed.</summary>
    public void Start(Guid conversationId) => _running[conversationId] = RunAsync(conversationId);

    /// <summary>Completes when every repair has ended, after the connection was stopped.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(_running.Values);

    private async Task RunAsync(Guid conversationId)
    {
        try
        {
            await Task.Delay(options.ReorderGrace, time, stopping);
            for (var attempt = 0; feed.IsBehind(conversationId, out var position);)
            {
                if (!await consumer.WaitToWriteAsync(stopping))
                    return;
                var delay = await FetchAsync(conversationId, position, attempt);
                attempt = delay is null ? 0 : attempt + 1;
                if (delay is not null)
                    await Task.Delay(delay.Value, time, stopping);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or PlatformException)
        {
            // Stopped, or the session has ended.
        }
    }

    /// <returns>How long to wait before the next page; null when there was progress.</returns>
    private async Task<TimeSpan?> FetchAsync(Guid conversationId, long position, int attempt)
    {
        await _slots.WaitAsync(stopping);
        try
        {
            var page = await chat.GetHistoryAsync(conversationId, after: position, limit: PageSize, cancellationToken: stopping);
            foreach (var message in page.Items)
                feed.Accept(message);
            return page.Items.Count > 0 ? null : options.Reconnect.Delay(attempt, retryAfter: null);
        }
        catch (PlatformException exception) when (exception.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            feed.Forget(conversationId);
            return null;
        }
        catch (PlatformException exception)
        {
            return options.Reconnect.Delay(attempt, exception.RetryAfter);
        }
        finally
        {
            _slots.Release();
        }
    }
}

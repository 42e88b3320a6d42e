using System.Text.Json;
using Platform.Client.Chat;

namespace Platform.Client.Realtime;

/// <summary>
/// Messages on their way out. Within a conversation one is in flight at a time, so that a retry cannot overtake what follows it; a
/// retry carries the same clientMessageId, so that the server stores it once.
/// </summary>
internal sealed class SendQueue(
    LinkSource links, ChatApi chat, CallBudget budget, ChatConnectionOptions options, TimeProvider time, CancellationToken stopping)
{
    // A hub frame holds 32 KB; escaping can double a body. What might not fit goes over REST.
    private const int MaxFrameBody = 30_000;

    // A connection that broke this often under the same message may be broken by it.
    private const int MaxBrokenLinks = 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Task> _lastOf = [];
    private int _pending;

    public Task<Message> SendAsync(Guid conversationId, Guid clientMessageId, string body, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_pending >= options.MaxPendingSends)
                throw new PlatformException(PlatformErrorCodes.QueueFull, $"{_pending} messages wait to be sent.");
            _pending++;
            var before = _lastOf.GetValueOrDefault(conversationId, Task.CompletedTask);
            var sending = SendAfterAsync(before, conversationId, clientMessageId, body, cancellationToken);
            _lastOf[conversationId] = sending;
            return sending;
        }
    }

    private async Task<Message> SendAfterAsync(
        Task before, Guid conversationId, Guid clientMessageId, string body, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        try
        {
            // The caller of SendAsync holds the lock: go on elsewhere. The failure of the message before is its own caller's business.
            await Task.Yield();
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
            return await SendUntilAnsweredAsync(conversationId, clientMessageId, body, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw links.End ?? new PlatformException(PlatformErrorCodes.Unreachable, "Closed before the message was acknowledged.");
        }
        finally
        {
            lock (_lock)
                _pending--;
        }
    }

    private async Task<Message> SendUntilAnsweredAsync(
        Guid conversationId, Guid clientMessageId, string body, CancellationToken cancellationToken)
    {
        var overRest = JsonEncodedText.Encode(body).EncodedUtf8Bytes.Length > MaxFrameBody;
        for (int attempt = 0, broken = 0; ; attempt++)
        {
            var link = await links.Live.WaitAsync(cancellationToken);
            await budget.TakeAsync(cancellationToken);
            try
            {
                return overRest || broken >= MaxBrokenLinks
                    ? await chat.SendMessageAsync(conversationId, body, clientMessageId, cancellationToken)
                    : await link.SendMessageAsync(conversationId, clientMessageId, body, cancellationToken);
            }
            catch (PlatformException exception) when (exception.Code == PlatformErrorCodes.Unreachable && exception.Status is null)
            {
                broken++;
                links.Drop(link);
            }
            catch (PlatformException exception) when (exception.IsTransient)
            {
                await Task.Delay(options.Reconnect.Delay(attempt, exception.RetryAfter), time, cancellationToken);
            }
        }
    }
}

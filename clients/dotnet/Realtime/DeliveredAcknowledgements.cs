using Platform.Client.Chat;

namespace Platform.Client.Realtime;

/// <summary>
/// Tells the server up to where messages were delivered: the highest seq of each conversation, at most once a window, and again
/// after a reconnect until the server has taken it.
/// </summary>
internal sealed class DeliveredAcknowledgements(
    LinkSource links, CallBudget budget, ChatConnectionOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, long> _pending = [];
    private readonly Signal _noted = new();

    public void Note(Message message)
    {
        lock (_lock)
            _pending[message.ConversationId] = Math.Max(message.Seq, _pending.GetValueOrDefault(message.ConversationId));
        _noted.Set();
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        while (true)
        {
            await _noted.WaitAsync(stopping);
            await Task.Delay(options.AcknowledgementWindow, time, stopping);
            var link = await links.Live.WaitAsync(stopping);
            foreach (var (conversationId, seq) in Snapshot())
            {
                if (!budget.TryTakeSpare() || !await TellAsync(link, conversationId, seq, stopping))
                {
                    _noted.Set();
                    break;
                }

                Done(conversationId, seq);
            }
        }
    }

    /// <returns>False when it is to be told again later.</returns>
    private async Task<bool> TellAsync(HubLink link, Guid conversationId, long seq, CancellationToken stopping)
    {
        try
        {
            await link.DeliveredAsync(conversationId, seq, stopping);
            return true;
        }
        catch (PlatformException exception)
        {
            if (exception.Code == PlatformErrorCodes.Unreachable)
                links.Drop(link);
            // A refusal is final, for example of a conversation that is no longer ours.
            return !exception.IsTransient;
        }
    }

    private KeyValuePair<Guid, long>[] Snapshot()
    {
        lock (_lock)
            return [.. _pending];
    }

    private void Done(Guid conversationId, long seq)
    {
        lock (_lock)
        {
            if (_pending.GetValueOrDefault(conversationId) == seq)
                _pending.Remove(conversationId);
        }
    }
}

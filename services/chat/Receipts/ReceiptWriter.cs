using Platform.Chat.Realtime;

namespace Platform.Chat.Receipts;

/// <summary>
/// Writes receipts down. A lone receipt is written at once; while many arrive, those of a member are folded into one
/// (a receipt holds up to its seq), and a write happens at most every <see cref="Pause"/>.
/// </summary>
public sealed partial class ReceiptWriter(ReceiptStore store, ChatEvents events, TimeProvider clock, ILogger<ReceiptWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _arrived = new(0, 1);
    private Dictionary<(Guid TenantId, Guid ConversationId, Guid UserId), (long Delivered, long Read)> _pending = [];
    private Round _current = new();

    /// <summary>
    /// Notes a receipt. The task completes when it is written; a receipt for what does not exist is passed over.
    /// </summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="receipt">Up to where; 0 for the half that is not meant.</param>
    public Task MarkAsync(Guid tenantId, Receipt receipt)
    {
        var key = (tenantId, receipt.ConversationId, receipt.UserId);
        lock (_gate)
        {
            var (delivered, read) = _pending.GetValueOrDefault(key);
            _pending[key] = (Math.Max(delivered, receipt.DeliveredSeq), Math.Max(read, receipt.ReadSeq));
            if (_arrived.CurrentCount == 0) _arrived.Release();
            return _current.Written.Task;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await _arrived.WaitAsync(stoppingToken);
                await Task.Delay(await WriteAsync() ? Pause : AfterFailure, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await WriteAsync();
        }
    }

    private async Task<bool> WriteAsync()
    {
        var (pending, round) = TakePending();
        try
        {
            foreach (var tenant in pending.GroupBy(entry => entry.Key.TenantId))
            {
                var receipts = tenant.Select(entry => new Receipt(entry.Key.ConversationId, entry.Key.UserId, entry.Value.Delivered, entry.Value.Read));
                Announce(await store.AdvanceAsync(tenant.Key, [.. receipts], CancellationToken.None));
            }

            round.Written.SetResult();
            return true;
        }
        catch (Exception failure)
        {
            // Written again in the next round: receipts only grow, so twice does no harm.
            NotWritten(pending.Count, failure.GetType().Name, failure.Message);
            foreach (var ((tenantId, conversationId, userId), (delivered, read)) in pending)
                _ = MarkAsync(tenantId, new Receipt(conversationId, userId, delivered, read));
            round.Written.SetException(failure);
            return false;
        }
    }

    private void Announce(Advanced advanced)
    {
        foreach (var moved in advanced.Receipts) events.ReceiptChanged(moved);
        foreach (var reach in advanced.Reached) events.ReachChanged(reach);
    }

    private (Dictionary<(Guid TenantId, Guid ConversationId, Guid UserId), (long Delivered, long Read)> Pending, Round Round) TakePending()
    {
        lock (_gate)
        {
            var taken = (_pending, _current);
            _pending = [];
            _current = new Round();
            return taken;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _arrived.Dispose();
        base.Dispose();
    }

    private sealed class Round
    {
        public Round() => _ = Written.Task.ContinueWith(task => _ = task.Exception, TaskScheduler.Default);

        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Count} receipts could not be written ({Failure}: {Reason}); trying again")]
    private partial void NotWritten(int count, string failure, string reason);
}

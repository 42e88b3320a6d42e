namespace Platform.Client.Tests.Fake;

/// <summary>What happened, in order; tests wait for what they expect instead of for a time.</summary>
public sealed class Log<T>
{
    // Only a failing test waits this long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<T> _entries = [];
    private TaskCompletionSource _added = New();

    public IReadOnlyList<T> Entries
    {
        get
        {
            lock (_lock)
                return [.. _entries];
        }
    }

    public void Add(T entry)
    {
        TaskCompletionSource added;
        lock (_lock)
        {
            _entries.Add(entry);
            (added, _added) = (_added, New());
        }

        added.SetResult();
    }

    public Task<IReadOnlyList<T>> UntilCountAsync(int count) => UntilAsync(entries => entries.Count >= count);

    public Task<IReadOnlyList<T>> UntilAsync(T entry) => UntilAsync(entries => entries.Contains(entry));

    public async Task<IReadOnlyList<T>> UntilAsync(Func<IReadOnlyList<T>, bool> condition)
    {
        while (true)
        {
            Task added;
            lock (_lock)
                added = _added.Task;
            var entries = Entries;
            if (condition(entries))
                return entries;
            try
            {
                await added.WaitAsync(Patience);
            }
            catch (TimeoutException exception)
            {
                throw new TimeoutException("Nothing more happened than: " + string.Join(", ", Entries), exception);
            }
        }
    }

    /// <summary>Moves a clock that is ours, again and again, until what it drives has happened.</summary>
    public async Task<IReadOnlyList<T>> UntilAsync(Func<IReadOnlyList<T>, bool> condition, Action moveClock)
    {
        var waiting = UntilAsync(condition);
        // The pause gives sockets, which know no clock of ours, the time they need.
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!waiting.IsCompleted)
        {
            moveClock();
            await pause.WaitForNextTickAsync();
        }

        return await waiting;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

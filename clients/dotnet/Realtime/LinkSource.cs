namespace Platform.Client.Realtime;

/// <summary>The link of the moment, for those who want to call: they wait while there is none.</summary>
internal sealed class LinkSource
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<HubLink> _live = New();
    private HubLink? _current;

    /// <summary>Why there will be no link any more; null as long as there may be one.</summary>
    public PlatformException? End { get; private set; }

    /// <summary>The live link, as soon as there is one; fails when there will be none any more.</summary>
    public Task<HubLink> Live
    {
        get
        {
            lock (_lock)
                return _live.Task;
        }
    }

    public void Set(HubLink link)
    {
        lock (_lock)
        {
            if (_live.TrySetResult(link))
                _current = link;
        }
    }

    /// <summary>This link is broken: nobody shall use it again.</summary>
    public void Drop(HubLink link)
    {
        lock (_lock)
        {
            if (_current == link)
            {
                _current = null;
                _live = New();
            }
        }

        link.Abandon();
    }

    public void Fail(PlatformException reason)
    {
        lock (_lock)
        {
            End ??= reason;
            if (_current is not null)
                _live = New();
            _current = null;
            _live.TrySetException(reason);
            // Nobody may be waiting.
            _ = _live.Task.Exception;
        }
    }

    private static TaskCompletionSource<HubLink> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

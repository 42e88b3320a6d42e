namespace Platform.Presence.Leases;

/// <summary>The leases of one user in memory. What it does is what <see cref="RedisLeases"/> has Redis do.</summary>
internal sealed class UserLeases
{
    private readonly Dictionary<string, Lease> _leases = [];

    public Reach Reach { get; private set; }

    /// <summary>When something may change by itself; null when nothing can.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public void Take(LeaseReport report, DateTimeOffset now, TimeSpan lease, TimeSpan grace)
    {
        if (_leases.TryGetValue(report.ConnectionId, out var known) && known.Number >= report.Number) return;
        var closed = report.Kind == LeaseKind.Closed;
        // Closed, it counts as what it was; one that was closed before it was heard of never counted.
        var kind = closed ? known.Kind : report.Kind;
        var endsAt = !closed ? now + lease : kind == LeaseKind.Closed ? now : now + grace;
        _leases[report.ConnectionId] = new Lease(report.Number, kind, endsAt, now + lease);
        Reach = Reach with { SeenAt = now };
    }

    public void Renumber(DateTimeOffset now) => Reach = Reach with { Version = Math.Max(Reach.Version + 1, now.ToUnixTimeMilliseconds()) };

    /// <summary>Drops what has ended. True when the user is reachable in another way than before.</summary>
    public bool Judge(DateTimeOffset now)
    {
        foreach (var (id, lease) in _leases)
            if (lease.ForgetAt <= now && lease.EndsAt <= now) _leases.Remove(id);
        var live = _leases.Values.Where(lease => lease.EndsAt > now).ToList();
        DueAt = live.Count > 0 ? live.Min(lease => lease.EndsAt) : null;
        var kind = live.Count > 0 ? live.Max(lease => lease.Kind) : LeaseKind.Closed;
        if (kind == Reach.Kind) return false;
        Reach = Reach with { Kind = kind };
        Renumber(now);
        return true;
    }

    /// <param name="Number">Of the report it comes from.</param>
    /// <param name="Kind">What it counts as until <paramref name="EndsAt"/>.</param>
    /// <param name="EndsAt">From then on it does not count.</param>
    /// <param name="ForgetAt">Until then an older report that arrives late is recognized as such.</param>
    private readonly record struct Lease(long Number, LeaseKind Kind, DateTimeOffset EndsAt, DateTimeOffset ForgetAt);
}

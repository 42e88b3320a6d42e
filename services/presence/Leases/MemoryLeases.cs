using Microsoft.Extensions.Options;

namespace Platform.Presence.Leases;

/// <summary>Leases of a single process.</summary>
internal sealed class MemoryLeases(IOptions<PresenceOptions> options) : ILeases
{
    private readonly Lock _gate = new();
    private readonly Dictionary<UserKey, UserLeases> _users = [];
    private readonly PriorityQueue<UserKey, DateTimeOffset> _due = new();
    private readonly HashSet<UserKey> _noted = [];
    private readonly TimeSpan _lease = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
    private readonly TimeSpan _grace = TimeSpan.FromSeconds(options.Value.GraceSeconds);

    public Task ReportAsync(Guid tenantId, IReadOnlyList<LeaseReport> reports, DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var ofUser in reports.GroupBy(report => report.UserId))
            {
                var key = new UserKey(tenantId, ofUser.Key);
                var leases = Of(key);
                foreach (var report in ofUser) leases.Take(report, now, _lease, _grace);
                Judge(key, leases, now);
            }
        }

        return Task.CompletedTask;
    }

    public Task<int> ExpireAsync(DateTimeOffset now, int most)
    {
        var count = 0;
        lock (_gate)
        {
            for (; count < most && _due.TryPeek(out var key, out var at) && at <= now; count++)
            {
                _due.Dequeue();
                // An entry that a later report has put off is passed over.
                if (_users.TryGetValue(key, out var leases) && leases.DueAt == at) Judge(key, leases, now);
            }
        }

        return Task.FromResult(count);
    }

    public Task NoteAsync(Guid tenantId, IReadOnlyList<Guid> userIds, DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var userId in userIds)
            {
                var key = new UserKey(tenantId, userId);
                Of(key).Renumber(now);
                _noted.Add(key);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<UserKey>> TakeNotedAsync(int most)
    {
        lock (_gate)
        {
            UserKey[] taken = [.. _noted.Take(most)];
            _noted.ExceptWith(taken);
            return Task.FromResult<IReadOnlyList<UserKey>>(taken);
        }
    }

    public Task<IReadOnlyList<Reach>> ReadAsync(Guid tenantId, IReadOnlyList<Guid> userIds)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<Reach>>(
                [.. userIds.Select(userId => _users.TryGetValue(new(tenantId, userId), out var leases) ? leases.Reach : default)]);
        }
    }

    private UserLeases Of(UserKey key) => _users.TryGetValue(key, out var leases) ? leases : _users[key] = new UserLeases();

    private void Judge(UserKey key, UserLeases leases, DateTimeOffset now)
    {
        var before = leases.DueAt;
        if (leases.Judge(now)) _noted.Add(key);
        if (leases.DueAt is { } due && due != before) _due.Enqueue(key, due);
    }
}

using Platform.Contracts;

namespace Platform.Chat.Devices;

/// <summary>The open devices of a single process, whose connections end with it.</summary>
internal sealed class MemoryOpenDevices : IOpenDevices
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Dictionary<string, ReportedConnection>> _users = [];

    public Task ReportAsync(ConnectionsReported report, DateTimeOffset until)
    {
        lock (_gate)
        {
            foreach (var connection in report.Connections)
            {
                var open = _users.TryGetValue(connection.UserId, out var known) ? known : _users[connection.UserId] = [];
                if (connection.IsClosed) open.Remove(connection.ConnectionId);
                else open[connection.ConnectionId] = connection;
                if (open.Count == 0) _users.Remove(connection.UserId);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<Guid, OpenDevices>> OfAsync(Guid tenantId, IReadOnlyCollection<Guid> userIds, DateTimeOffset now)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyDictionary<Guid, OpenDevices>>(userIds.Where(_users.ContainsKey).ToDictionary(userId => userId, userId =>
                new OpenDevices(_users[userId].Values.Select(one => one.SessionId).ToHashSet(), _users[userId].Values.Any(one => !one.IsIdle))));
        }
    }
}

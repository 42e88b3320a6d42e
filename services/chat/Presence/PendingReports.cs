using Platform.Contracts;
using Platform.Hosting.Identity;

namespace Platform.Chat.Presence;

/// <summary>The connections of this node and what is yet to be said about them. Changes of one connection fold into the last.</summary>
internal sealed class PendingReports(TimeSpan renewal)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, OpenConnection> _open = [];
    private readonly Dictionary<string, OpenConnection> _closed = [];
    private readonly Dictionary<(Guid TenantId, Guid UserId), ReportedWriter> _writers = [];

    public void Open(string connectionId, CallerIdentity caller)
    {
        lock (_gate) _open[connectionId] = new OpenConnection(caller);
    }

    public void Use(string connectionId, bool isIdle)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(connectionId, out var connection) || connection.IsIdle == isIdle) return;
            connection.IsIdle = isIdle;
            connection.DueAt = DateTimeOffset.MinValue;
        }
    }

    public void Close(string connectionId)
    {
        lock (_gate)
        {
            if (_open.Remove(connectionId, out var connection)) _closed[connectionId] = connection;
        }
    }

    public void Write(Guid tenantId, ReportedWriter writer)
    {
        lock (_gate) _writers[(tenantId, writer.UserId)] = writer;
    }

    /// <summary>They did not arrive: those that are still open are due at once. One that has closed ends with its lease.</summary>
    public void Repeat(IReadOnlyList<ReportedConnection> connections)
    {
        lock (_gate)
        {
            foreach (var reported in connections)
                if (_open.TryGetValue(reported.ConnectionId, out var connection)) connection.DueAt = DateTimeOffset.MinValue;
        }
    }

    /// <summary>What is due, by tenant.</summary>
    public IReadOnlyList<ConnectionsReported> Take(DateTimeOffset now, long number, int most)
    {
        List<(Guid TenantId, ReportedConnection Connection)> connections = [];
        List<(Guid TenantId, ReportedWriter Writer)> writers;
        lock (_gate)
        {
            foreach (var (id, connection) in _closed) connections.Add((connection.TenantId, connection.Report(id, isClosed: true)));
            foreach (var (id, connection) in _open)
            {
                if (connection.DueAt > now) continue;
                connection.DueAt = now + renewal;
                connections.Add((connection.TenantId, connection.Report(id, isClosed: false)));
            }

            writers = [.. _writers.Select(writer => (writer.Key.TenantId, writer.Value))];
            _closed.Clear();
            _writers.Clear();
        }

        var reportsOfConnections = connections.GroupBy(one => one.TenantId, one => one.Connection)
            .SelectMany(ofTenant => ofTenant.Chunk(most).Select(chunk => new ConnectionsReported(ofTenant.Key, Guid.CreateVersion7(), number, chunk, [])));
        var reportsOfWriters = writers.GroupBy(one => one.TenantId, one => one.Writer)
            .SelectMany(ofTenant => ofTenant.Chunk(most).Select(chunk => new ConnectionsReported(ofTenant.Key, Guid.CreateVersion7(), number, [], chunk)));
        return [.. reportsOfConnections, .. reportsOfWriters];
    }

    private sealed class OpenConnection(CallerIdentity caller)
    {
        public Guid TenantId => caller.TenantId;

        public bool IsIdle { get; set; }

        /// <summary>When it is to be reported next.</summary>
        public DateTimeOffset DueAt { get; set; } = DateTimeOffset.MinValue;

        public ReportedConnection Report(string id, bool isClosed) => new(id, caller.UserId, IsIdle, isClosed, caller.SessionId);
    }
}

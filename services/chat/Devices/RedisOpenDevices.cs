using System.Globalization;
using Platform.Contracts;
using StackExchange.Redis;

namespace Platform.Chat.Devices;

/// <summary>
/// The open devices that all nodes share: for each person a hash, in it a field for each connection, <c>session:connection</c>, with
/// whether it is idle and until when it counts. What a killed node left ends by itself.
/// </summary>
internal sealed class RedisOpenDevices(IConnectionMultiplexer redis, IConfiguration configuration) : IOpenDevices
{
    // Longer than any connection counts, so that the hash of somebody who is gone goes too.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    // Installations that share a broker may share Redis too.
    private readonly string _prefix = configuration["Bus:Prefix"] + "chat:devices:";

    public Task ReportAsync(ConnectionsReported report, DateTimeOffset until) =>
        Task.WhenAll(report.Connections.GroupBy(connection => connection.UserId).SelectMany(ofUser => Write(Key(report.TenantId, ofUser.Key), [.. ofUser], until)));

    public async Task<IReadOnlyDictionary<Guid, OpenDevices>> OfAsync(Guid tenantId, IReadOnlyCollection<Guid> userIds, DateTimeOffset now)
    {
        var read = await Task.WhenAll(userIds.Select(async userId => (UserId: userId, Open: await ReadAsync(Key(tenantId, userId), now))));
        return read.Where(one => one.Open.Count > 0).ToDictionary(one => one.UserId, one =>
            new OpenDevices(one.Open.Select(connection => connection.SessionId).ToHashSet(), one.Open.Exists(connection => !connection.IsIdle)));
    }

    private IDatabase Database => redis.GetDatabase();

    private IEnumerable<Task> Write(RedisKey key, ReportedConnection[] connections, DateTimeOffset until)
    {
        var closed = connections.Where(connection => connection.IsClosed).Select(Field).ToArray();
        if (closed.Length > 0) yield return Database.HashDeleteAsync(key, closed);
        var open = connections.Where(connection => !connection.IsClosed).Select(connection => new HashEntry(Field(connection), Value(connection, until))).ToArray();
        if (open.Length == 0) yield break;
        yield return Database.HashSetAsync(key, open);
        yield return Database.KeyExpireAsync(key, Life);
    }

    private async Task<List<(Guid SessionId, bool IsIdle)>> ReadAsync(RedisKey key, DateTimeOffset now)
    {
        var open = new List<(Guid, bool)>();
        var over = new List<RedisValue>();
        foreach (var entry in await Database.HashGetAllAsync(key))
        {
            var (field, value) = ((string)entry.Name!, (string)entry.Value!);
            if (long.Parse(value.AsSpan(2), CultureInfo.InvariantCulture) <= now.ToUnixTimeMilliseconds()) over.Add(entry.Name);
            else open.Add((Guid.ParseExact(field.AsSpan(0, 32), "N"), value[0] == '1'));
        }

        if (over.Count > 0) await Database.HashDeleteAsync(key, [.. over]);
        return open;
    }

    private RedisKey Key(Guid tenantId, Guid userId) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}{tenantId:N}:{userId:N}");

    private static RedisValue Field(ReportedConnection connection) =>
        string.Create(CultureInfo.InvariantCulture, $"{connection.SessionId:N}:{connection.ConnectionId}");

    private static RedisValue Value(ReportedConnection connection, DateTimeOffset until) =>
        string.Create(CultureInfo.InvariantCulture, $"{(connection.IsIdle ? 1 : 0)}:{until.ToUnixTimeMilliseconds()}");
}

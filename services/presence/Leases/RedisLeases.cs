using System.Globalization;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Platform.Presence.Leases;

/// <summary>
/// Leases that all replicas share. Each change of a user is one script, so Redis itself puts concurrent reports in order, and a
/// change is noted once. All keys carry the tag <c>{presence}</c>: a cluster keeps them in one place.
/// </summary>
internal sealed class RedisLeases : ILeases
{
    private static readonly RedisValue[] Fields = ["version", "reach", "seen"];
    private readonly IConnectionMultiplexer _redis;
    private readonly PresenceOptions _options;
    private readonly string _prefix;
    private readonly RedisKey _due;
    private readonly RedisKey _noted;

    public RedisLeases(IConnectionMultiplexer redis, IOptions<PresenceOptions> options, IConfiguration configuration)
    {
        _redis = redis;
        _options = options.Value;
        // Installations that share a broker may share Redis too.
        _prefix = configuration["Bus:Prefix"] + "{presence}:";
        _due = _prefix + "due";
        _noted = _prefix + "noted";
    }

    public Task ReportAsync(Guid tenantId, IReadOnlyList<LeaseReport> reports, DateTimeOffset now) =>
        Task.WhenAll(reports.GroupBy(report => report.UserId).Select(ofUser => RunAsync(new(tenantId, ofUser.Key), ofUser, now)));

    public async Task<int> ExpireAsync(DateTimeOffset now, int most)
    {
        var due = await Database.SortedSetRangeByScoreAsync(_due, stop: now.ToUnixTimeMilliseconds(), take: most);
        await Task.WhenAll(due.Select(name => RunAsync(Parse(name!), [], now)));
        return due.Length;
    }

    public Task NoteAsync(Guid tenantId, IReadOnlyList<Guid> userIds, DateTimeOffset now) =>
        Task.WhenAll(userIds.Select(userId => new UserKey(tenantId, userId)).Select(user =>
            Database.ScriptEvaluateAsync(LeaseScript.Note, [Key(user), _noted], [now.ToUnixTimeMilliseconds(), Name(user)])));

    public async Task<IReadOnlyList<UserKey>> TakeNotedAsync(int most)
    {
        var names = (RedisValue[]?)await Database.ScriptEvaluateAsync(LeaseScript.TakeNoted, [_noted], [most]);
        return names is null ? [] : [.. names.Select(name => Parse(name!))];
    }

    public async Task<IReadOnlyList<Reach>> ReadAsync(Guid tenantId, IReadOnlyList<Guid> userIds)
    {
        var read = await Task.WhenAll(userIds.Select(userId => Database.HashGetAsync(Key(new(tenantId, userId)), Fields)));
        return [.. read.Select(values => new Reach(
            values[0].IsNull ? 0 : (long)values[0],
            values[1].IsNull ? LeaseKind.Closed : (LeaseKind)(int)values[1],
            values[2].IsNull ? null : DateTimeOffset.FromUnixTimeMilliseconds((long)values[2])))];
    }

    private IDatabase Database => _redis.GetDatabase();

    private Task RunAsync(UserKey user, IEnumerable<LeaseReport> reports, DateTimeOffset now)
    {
        var arguments = new List<RedisValue> { now.ToUnixTimeMilliseconds(), _options.LeaseSeconds * 1000L, _options.GraceSeconds * 1000L, Name(user) };
        foreach (var report in reports)
        {
            arguments.Add(report.ConnectionId);
            arguments.Add(report.Number);
            arguments.Add((int)report.Kind);
        }

        return Database.ScriptEvaluateAsync(LeaseScript.Report, [Key(user), _due, _noted], [.. arguments]);
    }

    private RedisKey Key(UserKey user) => _prefix + Name(user);

    private static string Name(UserKey user) => string.Create(CultureInfo.InvariantCulture, $"{user.TenantId:N}:{user.UserId:N}");

    private static UserKey Parse(string name) => new(Guid.ParseExact(name.AsSpan(0, 32), "N"), Guid.ParseExact(name.AsSpan(33), "N"));
}

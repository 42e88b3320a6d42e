namespace Platform.Presence.Leases;

/// <summary>
/// Open connections, each with a lease that ends by itself, and what follows from them for each user. A user who becomes
/// reachable, idle or unreachable is noted once, whichever replica brings it about, until somebody takes the note.
/// </summary>
/// <remarks>In Redis where there are several processes, in memory where there is one.</remarks>
public interface ILeases
{
    /// <summary>Takes what a node says about connections of a tenant. Of two reports about a connection the higher number holds.</summary>
    Task ReportAsync(Guid tenantId, IReadOnlyList<LeaseReport> reports, DateTimeOffset now);

    /// <summary>Ends leases whose time has come, of up to <paramref name="most"/> users. Returns of how many.</summary>
    Task<int> ExpireAsync(DateTimeOffset now, int most);

    /// <summary>Notes that users are seen differently for another reason than their connections.</summary>
    Task NoteAsync(Guid tenantId, IReadOnlyList<Guid> userIds, DateTimeOffset now);

    /// <summary>Takes up to <paramref name="most"/> noted users; nobody else gets them.</summary>
    Task<IReadOnlyList<UserKey>> TakeNotedAsync(int most);

    /// <summary>How users are reachable, in the order of their ids.</summary>
    Task<IReadOnlyList<Reach>> ReadAsync(Guid tenantId, IReadOnlyList<Guid> userIds);
}

/// <summary>A user of a tenant.</summary>
public readonly record struct UserKey(Guid TenantId, Guid UserId);

/// <summary>What is said about one connection.</summary>
/// <param name="ConnectionId">Unique among all nodes.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="Number">Grows with every report of the connection's node.</param>
/// <param name="Kind">What it is like.</param>
public readonly record struct LeaseReport(string ConnectionId, Guid UserId, long Number, LeaseKind Kind);

/// <summary>What a connection is like.</summary>
public enum LeaseKind
{
    /// <summary>Gone: its user remains as they were for the time of grace.</summary>
    Closed,

    /// <summary>Open, and nobody uses the device.</summary>
    Idle,

    /// <summary>Open and in use.</summary>
    Active,
}

/// <summary>How a user is reachable: by the best of their connections.</summary>
/// <param name="Version">Grows with every change; comparable with the versions before a restart.</param>
/// <param name="Kind">Closed when there is no connection.</param>
/// <param name="SeenAt">When a connection was last heard of; null when none is remembered.</param>
public readonly record struct Reach(long Version, LeaseKind Kind, DateTimeOffset? SeenAt);

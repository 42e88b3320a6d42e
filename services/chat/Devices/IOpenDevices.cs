using Platform.Contracts;

namespace Platform.Chat.Devices;

/// <summary>
/// On which devices of a person the app is open, as the nodes of chat say: each connection for as long as it is renewed. In Redis where
/// there are several processes, in memory where there is one.
/// </summary>
public interface IOpenDevices
{
    /// <summary>Takes what this node says of its connections; each counts until <paramref name="until"/>.</summary>
    Task ReportAsync(ConnectionsReported report, DateTimeOffset until);

    /// <summary>The open devices of each of these people; who has none is left out.</summary>
    Task<IReadOnlyDictionary<Guid, OpenDevices>> OfAsync(Guid tenantId, IReadOnlyCollection<Guid> userIds, DateTimeOffset now);
}

/// <summary>The devices on which somebody has the app open.</summary>
/// <param name="Sessions">The session of each.</param>
/// <param name="IsInUse">True when at least one of them is being used.</param>
public sealed record OpenDevices(IReadOnlySet<Guid> Sessions, bool IsInUse);

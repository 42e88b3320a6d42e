using System.Collections.Concurrent;
using MassTransit;
using Platform.Contracts;

namespace Platform.Hosting.Identity;

/// <summary>
/// The sessions that ended while access tokens of theirs may still be valid. Kept in the memory of every process,
/// fed by <see cref="SessionsEnded"/>; an entry goes when the last token of the session has expired by itself.
/// </summary>
public sealed class EndedSessions(TimeProvider clock)
{
    /// <summary>How long an access token lives; a session is remembered for that long and a little more.</summary>
    public static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _forgetAt = new();

    /// <summary>True when tokens of this session are refused.</summary>
    public bool Contains(Guid sessionId) => _forgetAt.ContainsKey(sessionId);

    internal void Add(IReadOnlyList<Guid> sessionIds)
    {
        var now = clock.GetUtcNow();
        foreach (var (sessionId, forgetAt) in _forgetAt)
            if (forgetAt < now) _forgetAt.TryRemove(sessionId, out _);
        foreach (var sessionId in sessionIds)
            _forgetAt[sessionId] = now + AccessTokenLifetime + TimeSpan.FromMinutes(1);
    }
}

/// <summary>What a service does in each of its processes when sessions end, for instance closing their connections.</summary>
public interface ISessionsEndedHandler
{
    /// <summary>Called once per process for each <see cref="SessionsEnded"/>, after its tokens are refused.</summary>
    Task HandleAsync(SessionsEnded sessionsEnded, CancellationToken cancellationToken);
}

/// <summary>Consumed by every process from a queue of its own, since each keeps its own memory and its own connections.</summary>
internal sealed class RefuseEndedSessions(EndedSessions endedSessions, IEnumerable<ISessionsEndedHandler> handlers) : IConsumer<SessionsEnded>
{
    public async Task Consume(ConsumeContext<SessionsEnded> context)
    {
        var sessionsEnded = context.Message;
        endedSessions.Add(sessionsEnded.SessionIds);
        foreach (var handler in handlers) await handler.HandleAsync(sessionsEnded, context.CancellationToken);
    }
}

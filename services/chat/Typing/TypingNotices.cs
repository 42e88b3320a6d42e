using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Platform.Chat.Realtime;
using Platform.Hosting.Errors;

namespace Platform.Chat.Typing;

/// <summary>
/// Somebody writes: told to the other members, kept nowhere. Clients say it again every few seconds while it goes on, and stop
/// showing it by themselves.
/// </summary>
public sealed class TypingNotices(TypingStore store, ConversationConnections connections, ChatEvents events, TimeProvider clock)
{
    /// <summary>In a larger conversation somebody always types, and nobody looks.</summary>
    private const int MostMembers = 100;

    private const int MostRemembered = 10_000;
    private static readonly TimeSpan MemoryOfSize = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, (bool IsSmall, long At)> _sizes = new();

    /// <summary>The caller types in a conversation. Too soon after the last time, or among too many people, nothing happens.</summary>
    /// <exception cref="ProblemException">The conversation is not the caller's (404).</exception>
    public async Task HandleAsync(HubConnectionContext connection, Guid conversationId, CancellationToken cancellationToken)
    {
        // What the connection listens to follows the membership within a second.
        if (!connections.Listens(connection, Audience.Conversation(conversationId))) throw Problem.NotFound();

        var state = ChatConnection.Of(connection);
        if (!state.TryType(conversationId, Interval, clock)) return;
        if (await IsSmallAsync(state.Caller.TenantId, conversationId, cancellationToken)) events.Typing(new TypingNotice(conversationId, state.Caller.UserId));
    }

    private async Task<bool> IsSmallAsync(Guid tenantId, Guid conversationId, CancellationToken cancellationToken)
    {
        var now = clock.GetTimestamp();
        if (_sizes.TryGetValue(conversationId, out var known) && clock.GetElapsedTime(known.At, now) < MemoryOfSize) return known.IsSmall;
        if (_sizes.Count >= MostRemembered) _sizes.Clear();
        var isSmall = await store.CountMembersAsync(tenantId, conversationId, cancellationToken) <= MostMembers;
        _sizes[conversationId] = (isSmall, now);
        return isSmall;
    }
}

/// <summary>Somebody writes in a conversation.</summary>
/// <param name="ConversationId">Where.</param>
/// <param name="UserId">Who.</param>
public sealed record TypingNotice(Guid ConversationId, Guid UserId);

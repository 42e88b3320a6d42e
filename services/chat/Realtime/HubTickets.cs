using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using StackExchange.Redis;

namespace Platform.Chat.Realtime;

/// <summary>
/// One-time tickets with which a browser opens the hub: it cannot set headers on a WebSocket, and a token has no place in
/// an address. A ticket stands for the access token that it was given for.
/// </summary>
public interface IHubTickets
{
    /// <summary>A new ticket for this token.</summary>
    Task<string> IssueAsync(string accessToken);

    /// <summary>The token, once; null when the ticket is unknown, used or older than <see cref="HubTicket.Lifetime"/>.</summary>
    Task<string?> RedeemAsync(string ticket);
}

/// <summary>How tickets look.</summary>
public static class HubTicket
{
    /// <summary>How long a ticket waits for its use.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>256 random bits, base64url.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Tickets of a single process.</summary>
internal sealed class InMemoryHubTickets(TimeProvider clock) : IHubTickets
{
    private readonly ConcurrentDictionary<string, (string AccessToken, DateTimeOffset ExpiresAt)> _tickets = new();

    public Task<string> IssueAsync(string accessToken)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, entry) in _tickets)
            if (entry.ExpiresAt < now) _tickets.TryRemove(old, out _);
        var ticket = HubTicket.Create();
        _tickets[ticket] = (accessToken, now + HubTicket.Lifetime);
        return Task.FromResult(ticket);
    }

    public Task<string?> RedeemAsync(string ticket) => Task.FromResult(
        _tickets.TryRemove(ticket, out var entry) && entry.ExpiresAt >= clock.GetUtcNow() ? entry.AccessToken : null);
}

/// <summary>Tickets that any node can redeem. Redis drops them after their time.</summary>
internal sealed class RedisHubTickets(IConnectionMultiplexer redis) : IHubTickets
{
    // GET and DEL in one step, so that of two who come with the same ticket only one gets in.
    private const string TakeScript = "local token = redis.call('get', KEYS[1]); redis.call('del', KEYS[1]); return token";

    public async Task<string> IssueAsync(string accessToken)
    {
        var ticket = HubTicket.Create();
        await redis.GetDatabase().StringSetAsync(Key(ticket), accessToken, HubTicket.Lifetime);
        return ticket;
    }

    public async Task<string?> RedeemAsync(string ticket) =>
        (string?)await redis.GetDatabase().ScriptEvaluateAsync(TakeScript, [Key(ticket)]);

    private static RedisKey Key(string ticket) => "chat:ticket:" + ticket;
}

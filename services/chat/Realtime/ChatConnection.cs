using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Platform.Hosting.Clients;
using Platform.Hosting.Identity;

namespace Platform.Chat.Realtime;

/// <summary>What the service knows of one open connection. Kept small: a node holds tens of thousands.</summary>
public sealed class ChatConnection(CallerIdentity caller, ConnectionOptions options, long now)
{
    private double _calls = options.CallBurst;
    private long _countedAt = now;
    private int _backlog;
    private Guid _typingIn;
    private long _typedAt;

    /// <summary>Whose connection it is.</summary>
    public CallerIdentity Caller { get; } = caller;

    /// <summary>When the connection is cut unless the client renews it: the expiry of its newest token.</summary>
    public DateTimeOffset ExpiresAt { get; set; } = caller.ExpiresAt;

    /// <summary>The program at the other end.</summary>
    public CallingClient Client { get; set; } = new("Unknown", "", "");

    /// <summary>True where its user sees what others have read. Kept by <see cref="ReadSight"/>; false until it has looked.</summary>
    public bool SeesReads { get; internal set; }

    /// <summary>How often <see cref="ReadSight"/> has asked: only the newest answer counts.</summary>
    internal int SightAsked;

    /// <summary>The people that it looks at. SignalR runs one call of a connection at a time.</summary>
    internal HashSet<Guid> Watched { get; set; } = [];

    /// <summary>The audiences that it listens to. Guarded by the lock of <see cref="ConversationConnections"/>.</summary>
    internal List<string> Audiences { get; } = [];

    /// <summary>The state of a hub connection.</summary>
    public static ChatConnection Of(HubConnectionContext connection) => connection.Features.GetRequiredFeature<ChatConnection>();

    /// <summary>Counts a call (a token bucket). False when the client calls faster than it may; SignalR runs one call of a connection at a time.</summary>
    public bool TryCall(TimeProvider clock)
    {
        var current = clock.GetTimestamp();
        _calls = Math.Min(options.CallBurst, _calls + clock.GetElapsedTime(_countedAt, current).TotalSeconds * options.CallsPerSecond);
        _countedAt = current;
        if (_calls < 1) return false;
        _calls--;
        return true;
    }

    /// <summary>False when the client said the same less than <paramref name="interval"/> ago.</summary>
    internal bool TryType(Guid conversationId, TimeSpan interval, TimeProvider clock)
    {
        var current = clock.GetTimestamp();
        if (_typingIn == conversationId && clock.GetElapsedTime(_typedAt, current) < interval) return false;
        (_typingIn, _typedAt) = (conversationId, current);
        return true;
    }

    /// <summary>The message has come: whoever types on begins anew, and says so at once.</summary>
    internal void StopTyping() => _typingIn = Guid.Empty;

    /// <summary>Notes an event that could not be written at once. False when too many wait.</summary>
    internal bool TryQueue() => Interlocked.Increment(ref _backlog) <= options.LongestBacklog;

    internal void Dequeue() => Interlocked.Decrement(ref _backlog);
}

using StackExchange.Redis;

namespace Platform.Chat.Realtime;

/// <summary>
/// Redis publish and subscribe, one channel an audience. A frame begins with the id of the node that sent it, which has
/// delivered it to its own connections already. When a connection to Redis was lost, frames may be missing here or, if it is
/// the one that publishes, on every other node: clients are told to synchronize there.
/// </summary>
internal sealed partial class RedisBackplane : IBackplane
{
    private const string ChannelPrefix = "chat:";
    private const string LostChannel = "chat-frames-lost";
    private const int NodeIdLength = 16;
    private readonly byte[] _nodeId = Guid.CreateVersion7().ToByteArray();
    private readonly IConnectionMultiplexer _redis;
    private readonly ISubscriber _subscriber;
    private readonly ILogger<RedisBackplane> _logger;
    private Action<string, ReadOnlyMemory<byte>> _received = (_, _) => { };

    public RedisBackplane(IConnectionMultiplexer redis, ILogger<RedisBackplane> logger)
    {
        _redis = redis;
        _subscriber = redis.GetSubscriber();
        _logger = logger;
    }

    public void Start(Action<string, ReadOnlyMemory<byte>> received, Action framesLost)
    {
        _received = received;
        _redis.ConnectionFailed += (_, failure) => ConnectionLost(failure.FailureType.ToString());
        _subscriber.Subscribe(LostChannel, (_, node) => LostBy(node, framesLost), CommandFlags.FireAndForget);
        _redis.ConnectionRestored += (_, restored) =>
        {
            // What others published meanwhile is missing here, what this node published is missing there.
            if (restored.ConnectionType == ConnectionType.Subscription) framesLost();
            else _subscriber.Publish(LostChannel, _nodeId, CommandFlags.FireAndForget);
        };
    }

    public void Publish(string audience, ReadOnlyMemory<byte> frame)
    {
        var payload = new byte[NodeIdLength + frame.Length];
        _nodeId.CopyTo(payload, 0);
        frame.CopyTo(payload.AsMemory(NodeIdLength));
        _subscriber.Publish(ChannelPrefix + audience, payload, CommandFlags.FireAndForget);
    }

    public Task SubscribeAsync(string audience) => _subscriber.SubscribeAsync(ChannelPrefix + audience, OnFrame);

    public void Unsubscribe(string audience) => _subscriber.Unsubscribe(ChannelPrefix + audience, OnFrame, CommandFlags.FireAndForget);

    private void LostBy(byte[] node, Action framesLost)
    {
        if (!node.AsSpan().SequenceEqual(_nodeId)) framesLost();
    }

    private void OnFrame(RedisChannel channel, RedisValue value)
    {
        byte[] payload = value!;
        if (payload.Length < NodeIdLength || payload.AsSpan(0, NodeIdLength).SequenceEqual(_nodeId)) return;
        _received(((string)channel!)[ChannelPrefix.Length..], payload.AsMemory(NodeIdLength));
    }

    [LoggerMessage(1, LogLevel.Warning, "The connection to Redis was lost ({Failure}); live events reach only this node's clients until it is back")]
    private partial void ConnectionLost(string failure);
}

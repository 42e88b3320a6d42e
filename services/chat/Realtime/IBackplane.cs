namespace Platform.Chat.Realtime;

/// <summary>Carries events between the nodes of the chat service. Once per event, not once per connection.</summary>
public interface IBackplane
{
    /// <summary>Called once at start, with what to do with frames of other nodes and when frames may have been lost.</summary>
    void Start(Action<string, ReadOnlyMemory<byte>> received, Action framesLost);

    /// <summary>Sends a frame to every other node that has subscribed to this audience. Does not wait, and may lose it.</summary>
    void Publish(string audience, ReadOnlyMemory<byte> frame);

    /// <summary>From the completion of the task on, frames for this audience arrive.</summary>
    Task SubscribeAsync(string audience);

    /// <summary>Frames for this audience are no longer wanted.</summary>
    void Unsubscribe(string audience);
}

/// <summary>The backplane of a single process: there is no other node.</summary>
internal sealed class SingleNodeBackplane : IBackplane
{
    public void Start(Action<string, ReadOnlyMemory<byte>> received, Action framesLost)
    {
        // Nothing arrives from elsewhere, and nothing is lost.
    }

    public void Publish(string audience, ReadOnlyMemory<byte> frame)
    {
        // All connections are here.
    }

    public Task SubscribeAsync(string audience) => Task.CompletedTask;

    public void Unsubscribe(string audience)
    {
        // There was nothing to subscribe to.
    }
}

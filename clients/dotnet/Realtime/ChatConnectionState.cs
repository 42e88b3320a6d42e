namespace Platform.Client.Realtime;

/// <summary>Where a <see cref="ChatConnection"/> stands.</summary>
public enum ChatConnectionState
{
    /// <summary>Not started.</summary>
    Created,

    /// <summary>Never connected yet.</summary>
    Connecting,

    /// <summary>Connected and caught up.</summary>
    Live,

    /// <summary>The connection broke; the next try is on its way.</summary>
    Reconnecting,

    /// <summary>The session has ended: sign in and open another connection.</summary>
    Ended,

    /// <summary>Disposed.</summary>
    Stopped,
}

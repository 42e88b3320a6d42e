namespace Platform.Servers;

/// <summary>Something outside our code keeps a server from starting. The message is one clear sentence for the person at the terminal.</summary>
public sealed class ServerException : Exception
{
    /// <summary>Says what is wrong and, where there is one, what to do.</summary>
    public ServerException(string message) : base(message)
    {
    }

    /// <summary>As above, keeping the cause for those who ask for details.</summary>
    public ServerException(string message, Exception cause) : base(message, cause)
    {
    }
}

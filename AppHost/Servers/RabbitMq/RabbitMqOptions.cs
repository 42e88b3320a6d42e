namespace Platform.Servers.RabbitMq;

/// <summary>How to start RabbitMQ.</summary>
public sealed record RabbitMqOptions
{
    /// <summary>Queues, messages, configuration and the Erlang cookie.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The password of user "platform". The one of the first start stays.</summary>
    public required string Password { get; init; }

    /// <summary>A port of 127.0.0.1; 0 takes a free one. It stays the same for the life of the object.</summary>
    public int Port { get; init; }

    /// <summary>Gets each line of the server's log.</summary>
    public Action<string>? Log { get; init; }
}

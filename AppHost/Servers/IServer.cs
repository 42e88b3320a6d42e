namespace Platform.Servers;

/// <summary>A server that is started, watched and stopped alike, whichever it is.</summary>
public interface IServer : IAsyncDisposable
{
    /// <summary>For messages: "PostgreSQL".</summary>
    string Name { get; }

    /// <summary>The port of 127.0.0.1 it listens on, the same after each restart.</summary>
    int Port { get; }

    /// <summary>Process id; null while stopped.</summary>
    int? ProcessId { get; }

    /// <summary>Ends when the server does, for whatever reason.</summary>
    Task Exited { get; }

    /// <summary>Starts the server again, on the same port, after it was stopped or killed or has ended by itself.</summary>
    /// <exception cref="ServerException">It cannot start; the message says why.</exception>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Stops the server in good order.</summary>
    Task StopAsync();

    /// <summary>kill -9, as a power cut does.</summary>
    Task KillAsync();
}

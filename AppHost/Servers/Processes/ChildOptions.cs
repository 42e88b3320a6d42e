namespace Platform.Servers.Processes;

/// <summary>How to start a child process.</summary>
public sealed record ChildOptions
{
    /// <summary>For messages: "PostgreSQL", "chat".</summary>
    public required string Name { get; init; }

    /// <summary>The program: a path, or a name to be found on PATH.</summary>
    public required string FileName { get; init; }

    /// <summary>Its arguments, unquoted.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Where it runs. Must be reachable by <see cref="User"/>.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Added to the environment, or all of it when <see cref="InheritEnvironment"/> is false.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>False leaves the child PATH only, besides <see cref="Environment"/>.</summary>
    public bool InheritEnvironment { get; init; } = true;

    /// <summary>Whom to drop privileges to; null runs it as ourselves.</summary>
    public UnixUser? User { get; init; }

    /// <summary>What the child gets when we die without stopping it (kill -9). Linux only; elsewhere it lives on.</summary>
    public StopSignal DeathSignal { get; init; } = StopSignal.Kill;

    /// <summary>Called with each line of output, from another thread.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>The line of output that says the child is ready; null is ready as soon as it is started.</summary>
    public Func<string, bool>? IsReadyLine { get; init; }
}

namespace Platform.Servers.Postgres;

/// <summary>How to start PostgreSQL.</summary>
public sealed record PostgresOptions
{
    /// <summary>bin, lib and share: see <see cref="PostgresBinaries.InstallAsync"/>.</summary>
    public required string Binaries { get; init; }

    /// <summary>The cluster's folder; created by the first start.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The password of the superuser "postgres". The one of the first start stays.</summary>
    public required string Password { get; init; }

    /// <summary>A port of 127.0.0.1; 0 takes a free one. It stays the same for the life of the object.</summary>
    public int Port { get; init; }

    /// <summary>Server settings beside or instead of <see cref="PostgresSettings.Default"/>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets each line of the server's log.</summary>
    public Action<string>? Log { get; init; }
}

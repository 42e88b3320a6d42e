namespace Platform.Servers.Postgres;

/// <summary>Settings that fit a development machine: durable (fsync and synchronous_commit are on), small, quiet.</summary>
public static class PostgresSettings
{
    /// <summary>What every server starts with.</summary>
    public static IReadOnlyDictionary<string, string> Default { get; } = new Dictionary<string, string>
    {
        ["listen_addresses"] = "127.0.0.1",
        ["unix_socket_directories"] = "",
        ["password_encryption"] = "scram-sha-256",
        ["max_connections"] = "200",
        ["shared_buffers"] = "256MB",
        ["effective_cache_size"] = "1GB",
        ["random_page_cost"] = "1.1",
        // Checkpoints rarely and spread out: bursts of full-page writes are what a chat's tail latency dies of.
        ["checkpoint_timeout"] = "15min",
        ["max_wal_size"] = "2GB",
        ["wal_buffers"] = "16MB",
        // Our statements are short; compiling them costs more than running them.
        ["jit"] = "off",
        ["timezone"] = "UTC",
        ["log_timezone"] = "UTC",
        ["log_checkpoints"] = "off",
        ["cluster_name"] = "platform",
    };
}

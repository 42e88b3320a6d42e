using System.Globalization;
using Platform.Servers.Processes;

namespace Platform.Servers.RabbitMq;

/// <summary>What RabbitMQ finds on disk and in its environment.</summary>
internal sealed class RabbitMqFolder(string path, UnixUser? user)
{
    public string Path { get; } = path;

    public void Prepare(int port, string userName, string password)
    {
        Directory.CreateDirectory(In("mnesia"));
        Directory.CreateDirectory(In("log"));
        File.WriteAllText(
            In("rabbitmq.conf"),
            $"""
            listeners.tcp.local = 127.0.0.1:{port}
            default_user = {userName}
            default_pass = {password}
            log.console = true
            log.console.level = info
            log.file = false
            disk_free_limit.absolute = 50MB

            """);
        File.WriteAllText(In("enabled_plugins"), "[].\n");
        ServerFolder.Own(Path, user);
    }

    public Dictionary<string, string> Environment(int distributionPort, int portMapperPort) => new()
    {
        ["HOME"] = Path,
        ["LC_ALL"] = "C.UTF-8",
        // The database of queues is bound to this name, so it never changes; the port mapper of our own keeps it unique.
        ["RABBITMQ_NODENAME"] = "platform@localhost",
        ["RABBITMQ_DIST_PORT"] = distributionPort.ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_PORT"] = portMapperPort.ToString(CultureInfo.InvariantCulture),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        // +B i: the break handler of Ctrl+C stays out. Distribution listens on loopback like everything else.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+B i -kernel inet_dist_use_interface {127,0,0,1}",
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
        ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins"),
        ["RABBITMQ_MNESIA_BASE"] = In("mnesia"),
        ["RABBITMQ_LOG_BASE"] = In("log"),
        ["RABBITMQ_PID_FILE"] = In("rabbitmq.pid"),
        // Makes the start script replace itself by the server instead of waiting beside it, so that signals reach the server.
        ["detached"] = "true",
    };

    private string In(string name) => System.IO.Path.Combine(Path, name);
}

namespace Platform.AppHost;

/// <summary>A server's log in the data folder: of this run, and of the one before.</summary>
internal sealed class ServerLog : IDisposable
{
    private readonly StreamWriter _writer;

    private ServerLog(StreamWriter writer) => _writer = writer;

    public static ServerLog Open(DataFolder data, string name)
    {
        var file = Path.Combine(data.Logs, name + ".log");
        if (File.Exists(file))
        {
            File.Move(file, Path.Combine(data.Logs, name + ".previous.log"), overwrite: true);
        }

        return new ServerLog(new StreamWriter(file) { AutoFlush = true });
    }

    public void Write(string line)
    {
        lock (_writer)
        {
            _writer.WriteLine(line);
        }
    }

    public void Dispose()
    {
        lock (_writer)
        {
            _writer.Dispose();
        }
    }
}

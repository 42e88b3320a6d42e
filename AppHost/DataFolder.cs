using Platform.Servers;

namespace Platform.AppHost;

/// <summary>What an instance keeps. One instance at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FolderLock _lock;

    private DataFolder(string path, FolderLock @lock)
    {
        Path = path;
        _lock = @lock;
        System.IO.Directory.CreateDirectory(Logs);
    }

    public string Path { get; }

    public string SecretsFile => In("secrets.json");

    public string Logs => In("logs");

    public static DataFolder Take(string? wanted)
    {
        var path = System.IO.Path.GetFullPath(wanted ?? System.IO.Path.Combine(Repository.Root, ".data"));
        if (File.Exists(path))
        {
            throw new ServerException($"{path} is a file. Name a folder with --data.");
        }

        var owner = System.IO.Path.Combine(path, "apphost.pid");
        try
        {
            var taken = FolderLock.TryTake(System.IO.Path.Combine(path, "apphost.lock"));
            if (taken is null)
            {
                var process = File.Exists(owner) ? $" (process {File.ReadAllText(owner).Trim()})" : "";
                throw new ServerException($"Another AppHost{process} is using {path}. Stop it, or give this one a folder of its own: --data DIR.");
            }

            File.WriteAllText(owner, $"{Environment.ProcessId}\n");
            return new DataFolder(path, taken);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new ServerException($"{path} cannot be written by {Environment.UserName}. Start as its owner, or name another folder: --data DIR.", exception);
        }
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _lock.Dispose();
}

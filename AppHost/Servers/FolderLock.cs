namespace Platform.Servers;

/// <summary>
/// One process at a time in a folder. The operating system releases the lock when the process ends, also after kill -9,
/// so there is nothing stale to clean up.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>The lock, or null when another process holds it.</summary>
    /// <param name="path">The lock file; created with its folder when missing, and left behind.</param>
    public static FolderLock? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (exception is not (PathTooLongException or DirectoryNotFoundException))
        {
            return null;
        }
    }

    /// <summary>Waits until the other process is done.</summary>
    /// <exception cref="ServerException">It was not within ten minutes.</exception>
    public static async Task<FolderLock> TakeAsync(string path, CancellationToken cancellationToken)
    {
        FolderLock? taken = null;
        var isTaken = await Condition.IsMetWithinAsync(
            TimeSpan.FromMinutes(10),
            () => (taken = TryTake(path)) is not null,
            cancellationToken);
        return isTaken ? taken! : throw new ServerException($"Another process has held {path} for ten minutes. End it and start again.");
    }

    /// <summary>Lets the next one in.</summary>
    public void Dispose() => _file.Dispose();
}

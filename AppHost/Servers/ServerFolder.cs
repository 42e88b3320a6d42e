using System.Security.Cryptography;
using System.Text;
using Platform.Servers.Processes;

namespace Platform.Servers;

/// <summary>
/// Folders that a server's user can reach. A server that dropped root's privileges cannot enter a home folder that only root may
/// (a clone in /root): then the folder lives in /var/lib/platform, and a link stands where it was asked for.
/// </summary>
internal static class ServerFolder
{
    private const string Reachable = "/var/lib/platform";
    private const UnixFileMode OthersMayEnter = UnixFileMode.OtherExecute;

    /// <summary>Where a server may keep the folder <paramref name="wanted"/>; it is not created, its parent is.</summary>
    public static string Place(string wanted, UnixUser? user)
    {
        wanted = Path.GetFullPath(wanted);
        var parent = Path.GetDirectoryName(wanted)!;
        Directory.CreateDirectory(parent);
        if (user is null || CanReach(parent))
        {
            return wanted;
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)))[..16];
        var place = Path.Combine(Reachable, name);
        Directory.CreateDirectory(Reachable);
        if (new DirectoryInfo(wanted).LinkTarget is null)
        {
            if (Directory.Exists(wanted))
            {
                throw new ServerException($"{wanted} exists, and user {user.Name}, as whom the server runs, cannot reach it. Move it away, or open its parent folders.");
            }

            Directory.CreateSymbolicLink(wanted, place);
        }

        return place;
    }

    /// <summary>The folder itself when the user can reach it, else a copy that it can, made once for each <paramref name="version"/>.</summary>
    public static async Task<string> ShareAsync(string folder, string version, UnixUser? user, CancellationToken cancellationToken)
    {
        if (user is null || CanReach(folder))
        {
            return folder;
        }

        var copy = Path.Combine(Reachable, version);
        using var alone = await FolderLock.TakeAsync(copy + ".lock", cancellationToken);
        if (!Directory.Exists(copy))
        {
            var unfinished = copy + ".new";
            Delete(unfinished);
            Copy(folder, unfinished);
            Directory.Move(unfinished, copy);
        }

        return copy;
    }

    /// <summary>Creates a folder (with what is in it) for a server alone.</summary>
    public static void Own(string folder, UnixUser? user)
    {
        Directory.CreateDirectory(folder);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (user is not null)
        {
            Posix.GiveTo(user, folder);
        }
    }

    public static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool CanReach(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (!OperatingSystem.IsWindows() && !File.GetUnixFileMode(current.FullName).HasFlag(OthersMayEnter))
            {
                return false;
            }
        }

        return true;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
            }
            else if (entry is FileInfo file)
            {
                file.CopyTo(target);
            }
            else
            {
                Copy(entry.FullName, target);
            }
        }
    }
}

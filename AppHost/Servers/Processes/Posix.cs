using System.Runtime.InteropServices;

namespace Platform.Servers.Processes;

/// <summary>Signals that end a process, with their numbers in Linux and macOS.</summary>
public enum StopSignal
{
    /// <summary>SIGINT: PostgreSQL's fast shutdown.</summary>
    Interrupt = 2,

    /// <summary>SIGKILL.</summary>
    Kill = 9,

    /// <summary>SIGTERM.</summary>
    Terminate = 15,
}

/// <summary>The few system calls that .NET has no managed form of.</summary>
internal static partial class Posix
{
    public static void Kill(int processId, StopSignal signal) => Kill(processId, (int)signal);

    /// <summary>Gives a folder and all in it to a user; symbolic links are not followed.</summary>
    public static void GiveTo(UnixUser user, string path)
    {
        Own(user, path);
        foreach (var entry in Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories))
        {
            Own(user, entry);
        }
    }

    private static void Own(UnixUser user, string path)
    {
        if (LChown(path, user.Id, user.GroupId) != 0)
        {
            throw new ServerException($"{path} could not be given to user {user.Name}: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LChown(string path, int user, int group);
}

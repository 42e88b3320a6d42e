using System.Diagnostics;
using System.Text;

namespace Platform.Servers.Processes;

/// <summary>The command line of a child: on Linux through setsid (its own session) and setpriv (user, parent-death signal), which exec.</summary>
internal static class Launch
{
    public static ProcessStartInfo Describe(ChildOptions options)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            WorkingDirectory = options.WorkingDirectory ?? "",
        };
        if (!options.InheritEnvironment)
        {
            var path = start.Environment["PATH"];
            start.Environment.Clear();
            start.Environment["PATH"] = path;
        }

        foreach (var (name, value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        string[] command = [.. Prefix(options), options.FileName, .. options.Arguments];
        start.FileName = command[0];
        foreach (var argument in command.AsSpan(1))
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static IEnumerable<string> Prefix(ChildOptions options)
    {
        var setpriv = OperatingSystem.IsLinux() ? Command.Find("setpriv") : null;
        if (setpriv is null)
        {
            return options.User is null
                ? []
                : throw new ServerException(
                    $"Started as root, and setpriv (Debian package util-linux) is missing, so {options.Name} cannot run as user {options.User.Name}.");
        }

        string[] user = options.User is { } found
            ? [$"--reuid={found.Id}", $"--regid={found.GroupId}", "--clear-groups"]
            : [];
        string[] session = Command.Find("setsid") is { } setsid ? [setsid] : [];
        return [.. session, setpriv, $"--pdeathsig={SignalName(options.DeathSignal)}", .. user, "--"];
    }

    private static string SignalName(StopSignal signal) => signal switch
    {
        StopSignal.Interrupt => "INT",
        StopSignal.Terminate => "TERM",
        _ => "KILL",
    };
}

namespace Platform.AppHost.Tests;

/// <summary>What /proc says (proc(5)).</summary>
internal static class ProcessTable
{
    public static IReadOnlyList<(int Id, int Parent, string Command)> Read() =>
        [.. System.IO.Directory.GetDirectories("/proc").Select(Read).OfType<(int, int, string)>()];

    /// <summary>A process that has ended and that nobody has asked for its exit code yet is no longer alive.</summary>
    public static bool IsAlive(int id) => Read($"/proc/{id}") is not null;

    private static (int Id, int Parent, string Command)? Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), out var id)) return null;
        try
        {
            // After the name in parentheses: state, parent.
            var status = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            var command = File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
            return fields[0] is "Z" or "X" ? null : (id, int.Parse(fields[1]), command);
        }
        catch (IOException)
        {
            return null; // ended while we looked
        }
    }
}

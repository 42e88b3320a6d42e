using System.Diagnostics;
using System.Xml.Linq;
using Platform.Testing;

namespace Platform.Architecture.Tests;

/// <summary>The files of the repository, as git knows them.</summary>
internal static class Repository
{
    public static string Root => TestServers.RepositoryRoot;

    /// <summary>Paths of tracked files, relative to the root, with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Project files below a folder.</summary>
    public static IReadOnlyList<string> Projects(string folder) =>
        [.. Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal))];

    /// <summary>The projects that a project refers to, relative to the root.</summary>
    public static IEnumerable<string> References(string project) =>
        XDocument.Parse(Read(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(project)!, reference.Attribute("Include")!.Value)))
            .Select(path => Path.GetRelativePath(Root, path));

    private static string[] ListFiles()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, "ls-files"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. files.Where(file => File.Exists(Path.Combine(Root, file)))];
    }
}

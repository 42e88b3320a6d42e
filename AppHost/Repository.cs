using Platform.Servers;

namespace Platform.AppHost;

/// <summary>The clone that AppHost was built from.</summary>
internal static class Repository
{
    /// <summary>The folder with Platform.sln, above the one that this program is in.</summary>
    /// <exception cref="ServerException">It was moved away from its clone.</exception>
    public static string Root { get; } = Find();

    public static string Postgres => Path.Combine(Root, "AppHost", "Postgres");

    public static string WebClient => Path.Combine(Root, "clients", "web");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
            {
                return folder.FullName;
            }
        }

        throw new ServerException($"AppHost runs from its clone of the repository, and there is no Platform.sln above {AppContext.BaseDirectory}.");
    }
}

using Platform.Hosting;

namespace Platform.AppHost;

/// <summary>A service of the system.</summary>
/// <param name="Name">Its name in routes, databases and logs.</param>
/// <param name="Create">The class that hosts it in AppHost's process.</param>
/// <param name="Program">The program, in AppHost's output folder, that hosts it in a process of its own.</param>
internal sealed record SystemService(string Name, Func<IPlatformService> Create, string Program);

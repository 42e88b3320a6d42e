namespace Platform.AppHost.Tests;

/// <summary>A folder for one test. In /tmp, which the servers' users can reach.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine("/tmp", "platform-tests", Guid.CreateVersion7().ToString("N"));

    public TestFolder() => System.IO.Directory.CreateDirectory(Path);

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => System.IO.Directory.Delete(Path, recursive: true);
}

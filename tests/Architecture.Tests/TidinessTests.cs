namespace Platform.Architecture.Tests;

/// <summary>What a reader of the repository should never meet.</summary>
public sealed class TidinessTests
{
    private const int LongestFile = 400;

    [Fact]
    public void No_source_file_means_more_than_one_thing()
    {
        var sources = Repository.Files.Where(file => Path.GetExtension(file) is ".cs" or ".ts" or ".tsx" && !file.Contains("schema", StringComparison.Ordinal));

        Assert.NotEmpty(sources);
        Assert.All(sources, file => Assert.True(Repository.Read(file).AsSpan().Count('\n') <= LongestFile, $"{file} has more than {LongestFile} lines"));
    }

    [Fact]
    public void No_file_names_the_host_of_a_package_registry()
    {
        // Put together here, so that this file does not name them either.
        string[] hosts = ["registry." + "npmjs", "api." + "nuget", "deb." + "debian"];
        var texts = Repository.Files.Where(file => Path.GetExtension(file) is not (".png" or ".woff2" or ".ico"));

        Assert.All(texts, file => Assert.DoesNotContain(hosts, host => Repository.Read(file).Contains(host, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("Platform.sln").Replace('\\', '/');

        Assert.All(Repository.Projects(""), project => Assert.Contains(project, solution));
    }
}

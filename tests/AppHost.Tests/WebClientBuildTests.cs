using Platform.Servers;

namespace Platform.AppHost.Tests;

/// <summary>A web client of three files, whose build counts itself. Alone, because one test changes PATH for the whole process.</summary>
[Collection(nameof(WebClientBuildTests))]
[CollectionDefinition(nameof(WebClientBuildTests), DisableParallelization = true)]
public sealed class WebClientBuildTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly WebClientBuild _build;

    public WebClientBuildTests()
    {
        File.WriteAllText(
            _folder.In("package.json"),
            """{"name":"w","version":"1.0.0","private":true,"scripts":{"build":"mkdir -p dist && cp main.ts dist/ && echo built >> obj/builds.log"}}""");
        File.WriteAllText(
            _folder.In("package-lock.json"),
            """{"name":"w","version":"1.0.0","lockfileVersion":3,"requires":true,"packages":{"":{"name":"w","version":"1.0.0"}}}""");
        File.WriteAllText(_folder.In("main.ts"), "1");
        System.IO.Directory.CreateDirectory(_folder.In("obj")); // no source
        _build = new WebClientBuild(_folder.Path, Terminal.Open());
    }

    private int Builds => File.Exists(_folder.In("obj/builds.log")) ? File.ReadAllLines(_folder.In("obj/builds.log")).Length : 0;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_built_when_its_sources_have_changed_and_only_then()
    {
        var cancellationToken = TestContext.Current.CancellationToken;

        await _build.EnsureAsync(cancellationToken);
        await _build.EnsureAsync(cancellationToken);
        File.SetLastWriteTimeUtc(_folder.In("main.ts"), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1));
        await _build.EnsureAsync(cancellationToken);
        Assert.Equal(1, Builds);

        await File.WriteAllTextAsync(_folder.In("main.ts"), "2", cancellationToken);
        await _build.EnsureAsync(cancellationToken);

        Assert.Equal(2, Builds);
        Assert.Equal("2", await File.ReadAllTextAsync(System.IO.Path.Combine(_build.Output, "main.ts"), cancellationToken));
    }

    [Fact]
    public async Task A_build_that_fails_shows_why_and_is_tried_again_next_time()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var good = await File.ReadAllTextAsync(_folder.In("package.json"), cancellationToken);
        await File.WriteAllTextAsync(_folder.In("package.json"), good.Replace("mkdir -p dist", "echo main.ts is wrong && false", StringComparison.Ordinal), cancellationToken);

        var problem = await Assert.ThrowsAsync<ServerException>(() => _build.EnsureAsync(cancellationToken));
        await File.WriteAllTextAsync(_folder.In("package.json"), good, cancellationToken);
        await _build.EnsureAsync(cancellationToken);

        Assert.Contains("main.ts is wrong", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, Builds);
    }

    [Fact]
    public async Task Without_Node_it_says_what_to_install_and_with_a_build_at_hand_it_needs_none()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var path = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", _folder.Path);
        try
        {
            var problem = await Assert.ThrowsAsync<ServerException>(() => _build.EnsureAsync(cancellationToken));
            Assert.StartsWith("Node.js 20 or newer is needed to build the web client, and npm was not found on PATH.", problem.Message, StringComparison.Ordinal);

            Environment.SetEnvironmentVariable("PATH", path);
            await _build.EnsureAsync(cancellationToken);
            Environment.SetEnvironmentVariable("PATH", _folder.Path);
            await _build.EnsureAsync(cancellationToken);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }
}

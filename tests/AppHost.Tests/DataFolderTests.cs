using Platform.Servers;

namespace Platform.AppHost.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_instance_is_told_who_uses_the_folder()
    {
        using var first = DataFolder.Take(_folder.In("data"));

        var problem = Assert.Throws<ServerException>(() => DataFolder.Take(_folder.In("data")));

        Assert.Contains($"Another AppHost (process {Environment.ProcessId}) is using", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--data DIR", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_first_has_ended_the_next_may_have_it()
    {
        DataFolder.Take(_folder.In("data")).Dispose();

        using var next = DataFolder.Take(_folder.In("data"));

        Assert.True(System.IO.Directory.Exists(next.Logs));
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        File.WriteAllText(_folder.In("data"), "");

        var problem = Assert.Throws<ServerException>(() => DataFolder.Take(_folder.In("data")));

        Assert.Contains("is a file", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_readable_by_their_owner_alone_and_stay_the_same()
    {
        var file = _folder.In("secrets.json");
        var first = Secrets.Load(file);
        var (key, password) = (first.OperatorKey, first["postgres"]);

        var again = Secrets.Load(file);

        Assert.Equal((key, password), (again.OperatorKey, again["postgres"]));
        Assert.True(key.Length >= 32);
        Assert.NotEqual(key, password);
        Assert.Equal(32, Convert.FromBase64String(again.KeyEncryptionKey).Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_damaged_secrets_file_is_said_and_not_overwritten()
    {
        var file = _folder.In("secrets.json");
        File.WriteAllText(file, "{ \"postgres\": ");

        var problem = Assert.Throws<ServerException>(() => Secrets.Load(file));

        Assert.Contains("is damaged", problem.Message, StringComparison.Ordinal);
        Assert.Equal("{ \"postgres\": ", File.ReadAllText(file));
    }
}

using Npgsql;
using Platform.Servers;
using Platform.Servers.Postgres;
using Platform.Testing;

namespace Platform.AppHost.Tests.Servers;

public sealed class PostgresServerTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Data => _folder.In("postgres");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_committed_survives_kill_9_and_the_port_stays()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = await StartAsync();
        var database = await server.CreateDatabaseAsync("chat", cancellationToken: cancellationToken);
        await ExecuteAsync(database.OwnerConnectionString, "create table message (body text); insert into message values ('kept')");
        var port = server.Port;

        await server.KillAsync();
        await server.StartAsync(cancellationToken);

        Assert.Equal(port, server.Port);
        Assert.Equal("kept", await ReadAsync(database.OwnerConnectionString, "select body from message"));
        Assert.Equal("on", await ReadAsync(server.ConnectionString, "show fsync"));
    }

    [Fact]
    public async Task The_runtime_role_owns_nothing_and_enters_no_other_database()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = await StartAsync();
        var chat = await server.CreateDatabaseAsync("chat", cancellationToken: cancellationToken);
        var directory = await server.CreateDatabaseAsync("directory", cancellationToken: cancellationToken);

        var elsewhere = new NpgsqlConnectionStringBuilder(chat.RuntimeConnectionString) { Database = directory.Name }.ConnectionString;
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await FailureAsync(elsewhere, "select 1"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await FailureAsync(chat.RuntimeConnectionString, "create table mine (id int)"));
        Assert.Equal("f f", await ReadAsync(
            chat.RuntimeConnectionString, "select rolsuper::text::char(1) || ' ' || rolbypassrls::text::char(1) from pg_roles where rolname = current_user"));
    }

    [Fact]
    public async Task A_database_that_exists_is_kept_and_its_roles_get_the_passwords_of_now()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = await StartAsync();
        var first = await server.CreateDatabaseAsync("chat", _ => "first", cancellationToken);
        await ExecuteAsync(first.OwnerConnectionString, "create table message (body text)");

        var second = await server.CreateDatabaseAsync("chat", _ => "second", cancellationToken);

        Assert.Equal("0", await ReadAsync(second.OwnerConnectionString, "select count(*)::text from message"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, await FailureAsync(first.OwnerConnectionString, "select 1"));
    }

    [Fact]
    public async Task It_is_created_once_and_asks_for_its_password()
    {
        await using (var server = await StartAsync()) await server.CreateDatabaseAsync("chat", cancellationToken: TestContext.Current.CancellationToken);

        await using var again = await StartAsync(password: "another");
        var problem = await Assert.ThrowsAsync<ServerException>(() => again.CreateDatabaseAsync("chat"));

        Assert.Contains("created with another password", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_another_version_is_left_as_it_is()
    {
        System.IO.Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(System.IO.Path.Combine(Data, "PG_VERSION"), "15\n", TestContext.Current.CancellationToken);

        var problem = await Assert.ThrowsAsync<ServerException>(() => StartAsync());

        Assert.Contains("was created by PostgreSQL 15, and this is PostgreSQL 18", problem.Message, StringComparison.Ordinal);
        Assert.Single(System.IO.Directory.GetFileSystemEntries(Data));
    }

    [Fact]
    public async Task A_folder_with_something_else_is_left_as_it_is()
    {
        System.IO.Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(System.IO.Path.Combine(Data, "holiday.jpg"), "", TestContext.Current.CancellationToken);

        var problem = await Assert.ThrowsAsync<ServerException>(() => StartAsync());

        Assert.Contains("is not a PostgreSQL cluster", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_process_number_of_somebody_else_does_no_harm()
    {
        await using (var server = await StartAsync()) Assert.NotNull(server.ProcessId);
        await File.WriteAllTextAsync(
            System.IO.Path.Combine(Data, "postmaster.pid"), $"{Environment.ProcessId}\n{Data}\n", TestContext.Current.CancellationToken);

        await using var again = await StartAsync();

        Assert.Equal("1", await ReadAsync(again.ConnectionString, "select 1::text"));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        await using var first = await StartAsync();
        using var elsewhere = new TestFolder();

        var problem = await Assert.ThrowsAsync<ServerException>(() => StartAsync(elsewhere.In("postgres"), port: first.Port));

        Assert.Contains($"Port {first.Port} of 127.0.0.1, which PostgreSQL should listen on, is taken", problem.Message, StringComparison.Ordinal);
    }

    private async Task<PostgresServer> StartAsync(string? data = null, string password = "secret", int port = 0)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        return await PostgresServer.StartAsync(
            new PostgresOptions
            {
                Binaries = await PostgresBinaries.InstallAsync(System.IO.Path.Combine(TestServers.RepositoryRoot, "AppHost", "Postgres"), cancellationToken),
                DataFolder = data ?? Data,
                Password = password,
                Port = port,
            },
            cancellationToken);
    }

    private static Task ExecuteAsync(string connectionString, string sql) => ReadAsync(connectionString, sql);

    private static async Task<string?> ReadAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> FailureAsync(string connectionString, string sql) =>
        (await Assert.ThrowsAsync<PostgresException>(() => ReadAsync(connectionString, sql))).SqlState;
}

using Npgsql;

namespace Platform.Directory.Tests;

/// <summary>Looks into the database as its owner, who sees all tenants.</summary>
internal static class Database
{
    public static Task<string> RowAsync(DirectoryFixture fixture, string sql, params object[] parameters) =>
        RowAsync(fixture.Installation.Database.OwnerConnectionString, sql, parameters);

    public static async Task<string> RowAsync(string connectionString, string sql, params object[] parameters) =>
        (await RowsAsync(connectionString, sql, parameters)).Single();

    public static async Task<List<string>> RowsAsync(string connectionString, string sql, params object[] parameters)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(reader.GetValue(0).ToString()!);
        return rows;
    }

    /// <summary>Runs several statements.</summary>
    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

using System.Text.RegularExpressions;
using Npgsql;

namespace Platform.Servers.Postgres;

/// <summary>Databases and their roles. Names are checked, then quoted: PostgreSQL takes no parameters in these statements.</summary>
internal static partial class PostgresDatabases
{
    public static async Task<PostgresDatabase> CreateAsync(
        string administrator, string name, Func<string, string> passwordOf, CancellationToken cancellationToken)
    {
        if (!ValidName().IsMatch(name))
        {
            throw new ArgumentException("A database's name is 1 to 57 characters of [a-z0-9_].", nameof(name));
        }

        await using var connection = await OpenAsync(administrator, cancellationToken);
        var owner = await CreateRoleAsync(connection, $"{name}_owner", passwordOf, cancellationToken);
        var runtime = await CreateRoleAsync(connection, $"{name}_app", passwordOf, cancellationToken);
        if (!await ExistsAsync(connection, "select exists (select from pg_database where datname = $1)", name, cancellationToken))
        {
            await ExecuteAsync(connection, $"create database {name} owner {owner.Name}", cancellationToken);
        }

        await ExecuteAsync(
            connection,
            $"revoke all on database {name} from public; grant connect on database {name} to {runtime.Name};",
            cancellationToken);
        return new PostgresDatabase(name, Connect(administrator, name, owner), Connect(administrator, name, runtime));
    }

    public static async Task DropAsync(string administrator, string name, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(administrator, cancellationToken);
        await ExecuteAsync(connection, $"drop database if exists {name} with (force)", cancellationToken);
        await ExecuteAsync(connection, $"drop role if exists {name}_owner; drop role if exists {name}_app;", cancellationToken);
    }

    private static async Task<Role> CreateRoleAsync(
        NpgsqlConnection connection, string name, Func<string, string> passwordOf, CancellationToken cancellationToken)
    {
        var role = new Role(name, passwordOf(name));
        if (role.Password.Contains('\'', StringComparison.Ordinal))
        {
            throw new ArgumentException("A role's password holds no quotes.", nameof(passwordOf));
        }

        var verb = await ExistsAsync(connection, "select exists (select from pg_roles where rolname = $1)", name, cancellationToken)
            ? "alter"
            : "create";
        await ExecuteAsync(connection, $"{verb} role {name} login nosuperuser nobypassrls password '{role.Password}'", cancellationToken);
        return role;
    }

    private static string Connect(string administrator, string database, Role role) =>
        new NpgsqlConnectionStringBuilder(administrator) { Database = database, Username = role.Name, Password = role.Password }.ConnectionString;

    private static async Task<NpgsqlConnection> OpenAsync(string administrator, CancellationToken cancellationToken)
    {
        // Not pooled: a pool would keep a connection to a server that is stopped and started again.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(administrator) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new ServerException(
                "PostgreSQL's data folder was created with another password than the one that is stored beside it. " +
                "Restore the secrets file that belongs to it, or name another data folder.",
                exception);
        }

        return connection;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string sql, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = name } } };
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,56}$", RegexOptions.NonBacktracking)]
    private static partial Regex ValidName();

    private sealed record Role(string Name, string Password);
}

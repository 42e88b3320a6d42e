using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Platform.Hosting;

namespace Platform.Data;

/// <summary>
/// Applies the numbered SQL files (embedded as <c>migrations/NNN_name.sql</c>) that a database does not have yet, each in a
/// transaction, under an advisory lock, as the owner role. First those of Platform.Data, then those of the service.
/// </summary>
internal sealed partial class Migrator(
    string serviceName, string ownerConnectionString, string runtimeRole, Assembly service, ILogger<Migrator> logger) : IMigrationStep
{
    // Any constant does; all migrators of a database must share it.
    private const long AdvisoryLock = 7_021_126_001;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var dataSource = new NpgsqlDataSourceBuilder(ownerConnectionString).Build();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({AdvisoryLock})", cancellationToken);
        await ExecuteAsync(connection, "select set_config('platform.runtime_role', $1, false)", cancellationToken, runtimeRole);
        await ExecuteAsync(connection, """
            create table if not exists public.migration (
              assembly text not null, name text not null, sha256 text not null, applied_at timestamptz not null default now(),
              primary key (assembly, name))
            """, cancellationToken);

        foreach (var assembly in new[] { typeof(Migrator).Assembly, service })
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(IsMigration).Order(StringComparer.Ordinal))
                await ApplyAsync(connection, assembly, name, cancellationToken);
        }
    }

    private static bool IsMigration(string resource) => resource.StartsWith("migrations/", StringComparison.Ordinal);

    private async Task ApplyAsync(NpgsqlConnection connection, Assembly assembly, string name, CancellationToken cancellationToken)
    {
        var sql = await ReadAsync(assembly, name, cancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        var owner = assembly.GetName().Name!;
        if (await AppliedHashAsync(connection, owner, name, cancellationToken) is { } applied)
        {
            if (applied != hash)
                throw new InvalidOperationException($"{serviceName}: {name} was changed after it had been applied. Add a new migration instead.");
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, sql, cancellationToken);
        await ExecuteAsync(connection, "insert into public.migration (assembly, name, sha256) values ($1, $2, $3)", cancellationToken, owner, name, hash);
        await transaction.CommitAsync(cancellationToken);
        Applied(serviceName, name);
    }

    private static async Task<string> ReadAsync(Assembly assembly, string name, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static async Task<string?> AppliedHashAsync(NpgsqlConnection connection, string assembly, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select sha256 from public.migration where assembly = $1 and name = $2", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = assembly });
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Information, "{Service}: applied {Migration}")]
    private partial void Applied(string service, string migration);
}

using Npgsql;
using Platform.Hosting;
using Platform.Testing;

namespace Platform.Shared.Tests.Data;

public sealed class MigratorTests(NotesFixture fixture) : IClassFixture<NotesFixture>
{
    [Fact]
    public async Task Migrations_are_applied_once_however_many_processes_start_together()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ServiceHost.MigrateAsync(fixture.Process.App, CancellationToken.None)));

        Assert.Equal(["migrations/000_platform.sql", "migrations/001_notes.sql"], await AppliedAsync());
    }

    [Fact]
    public async Task A_migration_that_was_changed_afterwards_is_refused_by_name()
    {
        await ExecuteAsync("update migration set sha256 = 'other' where name = 'migrations/001_notes.sql'");
        try
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceHost.MigrateAsync(fixture.Process.App, CancellationToken.None));
            Assert.Contains("001_notes.sql", refused.Message);
        }
        finally
        {
            await ExecuteAsync("delete from migration where name = 'migrations/001_notes.sql'; drop table note");
            await ServiceHost.MigrateAsync(fixture.Process.App, CancellationToken.None);
        }
    }

    [Fact]
    public async Task The_runtime_role_owns_nothing_and_cannot_bypass_the_policies()
    {
        await using var connection = new NpgsqlConnection(fixture.Installation.Database.RuntimeConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            select (select count(*) from pg_class where relowner = r.oid) + (select count(*) from pg_proc where proowner = r.oid)
              + case when r.rolbypassrls or r.rolsuper then 1 else 0 end
            from pg_roles r where r.rolname = current_user
            """, connection);

        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    private async Task<List<string>> AppliedAsync()
    {
        await using var connection = new NpgsqlConnection(fixture.Installation.Database.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select name from migration order by name", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(fixture.Installation.Database.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

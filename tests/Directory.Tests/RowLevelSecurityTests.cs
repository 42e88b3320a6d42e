namespace Platform.Directory.Tests;

/// <summary>What holds even where a query forgets to filter by tenant: the service's role, asking for all rows.</summary>
public sealed class RowLevelSecurityTests(IsolationFixture fixture) : IClassFixture<IsolationFixture>
{
    private const string TenantTables = """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'migration'
        """;

    private string Owner => fixture.Installation.Database.OwnerConnectionString;

    private string Service => fixture.Installation.Database.RuntimeConnectionString;

    [Fact]
    public async Task Every_table_forces_it() =>
        Assert.Empty(await Database.RowsAsync(Owner, TenantTables + " and not (c.relrowsecurity and c.relforcerowsecurity)"));

    [Fact]
    public async Task Without_a_tenant_no_row_is_seen_and_with_one_only_its_own()
    {
        var other = await fixture.ProvisionAsync();
        // No request leaves one there: it is of an installation with a mail server.
        await Database.RowsAsync(Owner, "insert into emails (tenant_id, id, content, expires_at, due_at) select tenant_id, gen_random_uuid(), '{}', now(), now() from tenants returning id");
        var tables = await Database.RowsAsync(Owner, TenantTables + " and c.relname not in ('signing_keys', 'sign_in_attempts', 'idempotency_keys')");
        Assert.True(tables.Count >= 8, "the tables were not found");
        foreach (var table in tables)
        {
            Assert.NotEqual("0", await Database.RowAsync(Owner, $"select count(*) from {table}"));
            Assert.Equal("0", await Database.RowAsync(Service, $"select count(*) from {table}"));
            var seen = await Database.RowsAsync(Service + $";Options=-c app.tenant_id={other.Id}", $"select distinct tenant_id from {table}");
            Assert.All(seen, tenantId => Assert.Equal(other.Id.ToString(), tenantId));
        }
    }

    [Fact]
    public async Task The_service_cannot_read_signing_keys_from_their_table_nor_bypass_its_bounds()
    {
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Database.RowAsync(Service, "select count(*) from signing_keys"));
        Assert.Equal("False", await Database.RowAsync(Service, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"));
        Assert.Equal("0", await Database.RowAsync(Service, "select count(*) from pg_class where relowner = current_user::regrole"));
    }
}

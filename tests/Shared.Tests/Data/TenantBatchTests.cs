using Npgsql;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Shared.Tests.Data;

public sealed class TenantBatchTests(NotesFixture fixture) : IClassFixture<NotesFixture>
{
    private const string Insert = "insert into note (tenant_id, id, body) values ($1, $2, $3)";

    [Fact]
    public async Task A_tenant_sees_its_own_rows_even_where_the_query_does_not_filter()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await InsertAsync(one, "mine");
        await InsertAsync(other, "theirs");

        Assert.Equal(["mine"], await BodiesAsync(one));
    }

    [Fact]
    public async Task A_process_that_has_stopped_holds_no_connections()
    {
        var process = await TestService.StartAsync(fixture.Installation, new NotesService(), cancellationToken: TestContext.Current.CancellationToken);
        var database = process.App.Services.GetRequiredService<NotesDatabase>();
        await process.DisposeAsync();

        await using var batch = database.AcrossTenants();
        batch.Add("select 1");
        await Assert.ThrowsAsync<ObjectDisposedException>(() => batch.ExecuteAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_row_of_another_tenant_cannot_be_written()
    {
        await using var batch = fixture.Database.ForTenant(Guid.CreateVersion7());
        batch.Add(Insert, Guid.CreateVersion7(), Guid.CreateVersion7(), "smuggled");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => batch.ExecuteAsync(CancellationToken.None));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Without_a_tenant_no_row_is_seen_and_the_setting_does_not_outlive_its_batch()
    {
        await InsertAsync(Guid.CreateVersion7(), "hidden");

        await using var batch = fixture.Database.AcrossTenants();
        batch.Add("select count(*), nullif(current_setting('app.tenant_id', true), '') from note");
        await using var reader = await batch.ReadAsync(CancellationToken.None);
        await reader.ReadAsync();
        Assert.Equal(0, reader.GetInt64(0));
        Assert.Equal(DBNull.Value, reader.GetValue(1));
    }

    [Fact]
    public async Task A_statement_is_planned_for_any_tenant_and_not_for_one_of_which_nothing_is_known()
    {
        await using var batch = fixture.Database.AcrossTenants();
        batch.Add("""
            select current_setting('plan_cache_mode'),
              (select attoptions[1] from pg_attribute where attrelid = 'note'::regclass and attname = 'tenant_id')
            """);
        await using var reader = await batch.ReadAsync(CancellationToken.None);
        await reader.ReadAsync();

        Assert.Equal("force_generic_plan", reader.GetString(0));
        Assert.Equal("n_distinct=1", reader.GetString(1));
    }

    [Fact]
    public async Task All_statements_of_a_batch_happen_or_none()
    {
        var tenant = Guid.CreateVersion7();
        var id = Guid.CreateVersion7();
        await using var batch = fixture.Database.ForTenant(tenant);
        batch.Add(Insert, tenant, id, "first");
        batch.AddEvent(new UserChanged(tenant, Guid.CreateVersion7(), id, 1, "Never", true));
        batch.Add(Insert, tenant, id, "the same key again");

        await Assert.ThrowsAsync<PostgresException>(() => batch.ExecuteAsync(CancellationToken.None));

        Assert.Empty(await BodiesAsync(tenant));
        Assert.DoesNotContain(fixture.Service.Heard, changed => changed.UserId == id);
    }

    [Fact]
    public async Task Batches_that_fail_and_batches_that_read_give_their_connections_back()
    {
        var tenant = Guid.CreateVersion7();
        for (var i = 0; i < 300; i++)
        {
            await using var failing = fixture.Database.ForTenant(tenant);
            failing.Add("select 1 / 0");
            await Assert.ThrowsAsync<PostgresException>(() => failing.ReadAsync(CancellationToken.None));
        }

        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => BodiesAsync(tenant)));
    }

    [Fact]
    public async Task An_event_is_heard_once_its_transaction_has_committed()
    {
        var tenant = Guid.CreateVersion7();
        var changed = new UserChanged(tenant, Guid.CreateVersion7(), Guid.CreateVersion7(), 7, "Анна Keller", true);
        await using (var transaction = await fixture.Database.BeginAsync(tenant, CancellationToken.None))
        {
            await using var batch = transaction.Batch();
            batch.AddEvent(changed);
            await batch.ExecuteAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }

        await Eventually.IsTrueAsync("the event is heard", () => fixture.Service.Heard.Contains(changed));
    }

    [Fact]
    public async Task A_transaction_that_is_not_committed_leaves_nothing()
    {
        var tenant = Guid.CreateVersion7();
        await using (var transaction = await fixture.Database.BeginAsync(tenant, CancellationToken.None))
        {
            await using var batch = transaction.Batch();
            batch.Add(Insert, tenant, Guid.CreateVersion7(), "undone");
            await batch.ExecuteAsync(CancellationToken.None);
        }

        Assert.Empty(await BodiesAsync(tenant));
    }

    [Fact]
    public async Task The_inbox_lets_an_event_in_once_for_each_consumer()
    {
        var tenant = Guid.CreateVersion7();
        var eventId = Guid.CreateVersion7();

        Assert.True(await EnterAsync(tenant, eventId, "index"));
        Assert.False(await EnterAsync(tenant, eventId, "index"));
        Assert.True(await EnterAsync(tenant, eventId, "forward"));
    }

    private async Task<bool> EnterAsync(Guid tenant, Guid eventId, string consumer)
    {
        await using var transaction = await fixture.Database.BeginAsync(tenant, CancellationToken.None);
        var entered = await transaction.TryEnterInboxAsync(eventId, consumer, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return entered;
    }

    private async Task InsertAsync(Guid tenant, string body)
    {
        await using var batch = fixture.Database.ForTenant(tenant);
        batch.Add(Insert, tenant, Guid.CreateVersion7(), body);
        Assert.Equal(1, await batch.ExecuteAsync(CancellationToken.None));
    }

    private async Task<List<string>> BodiesAsync(Guid tenant)
    {
        await using var batch = fixture.Database.ForTenant(tenant);
        batch.Add("select body from note");
        await using var reader = await batch.ReadAsync(CancellationToken.None);
        var bodies = new List<string>();
        while (await reader.ReadAsync()) bodies.Add(reader.GetString(0));
        return bodies;
    }
}

using System.Globalization;
using NodaTime;
using Npgsql;

namespace Platform.Benchmarks.Provisioning;

/// <summary>
/// Reminders in the database of a local installation, put there past the service, which takes one at a time and none for the next minute.
/// They are of tenants that exist nowhere else, and stay.
/// </summary>
internal sealed class ManyReminders : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly Guid[] _tenants;

    private ManyReminders(NpgsqlDataSource database, int tenants) =>
        (_database, _tenants) = (database, [.. Enumerable.Range(0, tenants).Select(_ => Guid.CreateVersion7())]);

    /// <summary>Opens the database as its owner, who sees all tenants.</summary>
    public static async Task<ManyReminders> OpenAsync(string dataFolder, int tenants, CancellationToken cancellationToken)
    {
        // postmaster.pid: the fourth line is the port.
        var lines = await File.ReadAllLinesAsync(Path.Combine(dataFolder, "postgres", "postmaster.pid"), cancellationToken);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = int.Parse(lines[3], CultureInfo.InvariantCulture),
            Database = "reminder",
            Username = "reminder_owner",
            Password = BenchmarkOptions.ReadSecret(dataFolder, "postgres/reminder_owner"),
            CommandTimeout = 0,
        };
        var database = NpgsqlDataSource.Create(connection);
        await ExecuteAsync(database, NoteRaised, [], cancellationToken);
        return new ManyReminders(database, tenants);
    }

    /// <summary>Fills in all of them: every so-many-th comes due, at a time between these, and the others within the year after.</summary>
    public async Task FillAsync(int pending, int due, DateTimeOffset first, DateTimeOffset last, string excerpt, CancellationToken cancellationToken)
    {
        await ExecuteAsync(_database, """
            insert into reminder (tenant_id, id, user_id, created_by, conversation_id, message_id, seq, message_author_id, excerpt, excerpt_at,
              local_time, series_start, time_zone, repeat, zone_data, state, next_at, created_at, changed_at, version, entries)
            select tenant, uuidv7(), person, person, gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), $6, now(),
              at at time zone 'UTC', at at time zone 'UTC', 'UTC', 'never', $7, 'pending', at, now(), now(), 1, 0
            from (
              select tenant, md5(tenant::text || n % 997)::uuid as person, date_trunc('milliseconds', drawn) as at
              from generate_series(0, $2 - 1) n,
                lateral (select ($1::uuid[])[1 + n / $3 % cardinality($1::uuid[])] as tenant, case when n % $3 = 0
                  then $4::timestamptz + random() * ($5::timestamptz - $4::timestamptz)
                  else $5::timestamptz + interval '1 hour' + random() * interval '365 days' end as drawn)
            )
            """, [_tenants, pending, pending / due, first, last, excerpt, DateTimeZoneProviders.Tzdb.VersionId], cancellationToken);
        await ExecuteAsync(_database, "vacuum (analyze) reminder", [], cancellationToken);
    }

    /// <summary>Whether anything that is due waits, or anything that was raised.</summary>
    public async Task<bool> AreUnderWayAsync(DateTimeOffset last, CancellationToken cancellationToken)
    {
        await using var command = Command(_database, "select exists (select from reminder where next_at <= $1) or exists (select from platform.outbox)", [last]);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>What became of those that came due.</summary>
    public async Task<Outcome> ReadAsync(CancellationToken cancellationToken)
    {
        var lateMs = new List<double>();
        await using (var command = Command(_database, """
            select extract(epoch from fired_at - due_at)::float8 * 1000 from reminder where tenant_id = any($1) and fired_at is not null
            """, [_tenants]))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken)) lateMs.Add(reader.GetDouble(0));
        }

        await using var counts = Command(_database, """
            select (select max(fired_at) from reminder where tenant_id = any($1)),
              (select count(*) from (select from reminder_history where tenant_id = any($1) and what = 'fired' group by reminder_id having count(*) > 1)),
              (select count(*) from benchmark_raised), count(item), count(distinct item->>'SubjectId')
            from benchmark_raised, json_array_elements(payload::json->'Items') item where item->>'Kind' = 'reminderDue'
            """, [_tenants]);
        await using var row = await counts.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        if (await row.IsDBNullAsync(0, cancellationToken)) throw new BenchmarkException("No reminder has fired: look at the server's log.");
        return new Outcome(lateMs, await row.GetFieldValueAsync<DateTimeOffset>(0, cancellationToken), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync(_database, "drop trigger if exists benchmark_note on platform.outbox; drop function if exists benchmark_note; drop table if exists benchmark_raised", [], CancellationToken.None);
        await _database.DisposeAsync();
    }

    // A row of the outbox lives for milliseconds: a copy of each is kept aside and counted afterwards.
    private const string NoteRaised = """
        create unlogged table if not exists benchmark_raised (payload text not null);
        alter table benchmark_raised alter column payload set storage external;
        create or replace function benchmark_note() returns trigger language plpgsql security definer set search_path = pg_catalog, public
          as $$ begin insert into public.benchmark_raised values (new.payload); return null; end $$;
        create or replace trigger benchmark_note after insert on platform.outbox
          for each row when (new.event_type = 'NotificationsRaised') execute function benchmark_note();
        """;

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(database, sql, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand Command(NpgsqlDataSource database, string sql, object[] parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }

    /// <summary>Lateness of each that fired in milliseconds, and what history and events say.</summary>
    internal sealed record Outcome(List<double> LateMs, DateTimeOffset LastFiredAt, long FiredTwice, long Events, long Raised, long RaisedOnce);
}

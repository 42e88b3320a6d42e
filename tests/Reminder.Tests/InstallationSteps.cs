using Npgsql;

namespace Platform.Reminder.Tests;

/// <summary>What is done past the service, in its database.</summary>
public static class InstallationSteps
{
    /// <summary>Looks into the database as its owner, past row-level security.</summary>
    public static async Task<TValue?> ScalarAsync<TValue>(this TestInstallation installation, string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(installation.Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is TValue value ? value : default;
    }

    /// <summary>Reminders of different people of a tenant that are due at an instant, put there past the service.</summary>
    public static Task FillAsync(this TestInstallation installation, Guid tenantId, int count, DateTimeOffset dueAt) =>
        installation.ScalarAsync<object>("""
            insert into reminder (tenant_id, id, user_id, created_by, conversation_id, message_id, seq, message_author_id, excerpt, excerpt_at,
              local_time, series_start, time_zone, repeat, zone_data, state, next_at, created_at, changed_at, version, entries)
            select $1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), 'Text', $3,
              $3 at time zone 'UTC', $3 at time zone 'UTC', 'UTC', 'never', $4, 'pending', $3, $3, $3, 1, 0
            from generate_series(1, $2)
            """, tenantId, count, dueAt, Platform.Reminder.Times.TimeZones.DataVersion);
}

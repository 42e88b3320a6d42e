using Npgsql;
using NpgsqlTypes;
using Platform.Contracts;
using Platform.Data;
using Platform.Hosting.Errors;
using Platform.Reminder.Times;

namespace Platform.Reminder.Reminders;

/// <summary>
/// A transaction in which a user changes reminders of their own, or sets some for others. Those of a person change one after another, so
/// that none is open twice and the number of open ones can be counted.
/// </summary>
internal sealed class ReminderChange : IAsyncDisposable
{
    /// <summary>How many open reminders a user may have.</summary>
    public const int MostOpen = 1_000;

    private readonly TenantTransaction _transaction;
    private readonly Guid _tenantId;
    private readonly Guid _userId;
    private readonly DateTimeOffset _now;

    private ReminderChange(TenantTransaction transaction, Guid tenantId, Guid userId, DateTimeOffset now) =>
        (_transaction, _tenantId, _userId, _now) = (transaction, tenantId, userId, now);

    public TenantTransaction Transaction => _transaction;

    public static Task<ReminderChange> BeginAsync(
        ReminderDatabase database, Guid tenantId, Guid userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        BeginAsync(database, tenantId, userId, [userId], now, cancellationToken);

    /// <summary>Begins a change of reminders of several people, named in the order of their ids, so that two changes never wait for each other.</summary>
    public static async Task<ReminderChange> BeginAsync(
        ReminderDatabase database, Guid tenantId, Guid userId, IReadOnlyList<Guid> reminded, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var change = new ReminderChange(await database.BeginAsync(tenantId, cancellationToken), tenantId, userId, now);
        await using var batch = change._transaction.Batch();
        foreach (var one in reminded) batch.Add("select pg_advisory_xact_lock(hashtextextended($1, 0))", $"reminders:{tenantId:N}:{one:N}");
        await batch.ExecuteAsync(cancellationToken);
        return change;
    }

    /// <summary>One of the user's, locked; null when it is not theirs.</summary>
    public async Task<KeptReminder?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var batch = _transaction.Batch();
        batch.Add($"select {ReminderColumns.All} from reminder where tenant_id = $1 and id = $2 and user_id = $3 for update", _tenantId, id, _userId);
        return (await ReminderColumns.ReadAllAsync(batch, cancellationToken)).SingleOrDefault();
    }

    /// <summary>What this key has made, should the same request have come twice at a time.</summary>
    public async Task<KeptReminder?> FindMadeAsync(Guid? key, CancellationToken cancellationToken)
    {
        if (key is null) return null;
        await using var batch = _transaction.Batch();
        batch.Add($"select {ReminderColumns.All} from reminder where tenant_id = $1 and created_by = $2 and creation_key = $3 {ReminderColumns.OwnFirst}", _tenantId, _userId, key);
        return (await ReminderColumns.ReadAllAsync(batch, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Refuses one more that is open.</summary>
    /// <exception cref="ProblemException">There is an open one of this message, or there are too many (409).</exception>
    public async Task RefuseAnotherAsync(Guid messageId, CancellationToken cancellationToken)
    {
        await using var batch = _transaction.Batch();
        batch.Add("select id from reminder where tenant_id = $1 and user_id = $2 and message_id = $3 and state <> 'done'", _tenantId, _userId, messageId);
        batch.Add("select count(*) from reminder where tenant_id = $1 and user_id = $2 and state <> 'done'", _tenantId, _userId);
        await using var reader = await batch.ReadAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken))
        {
            throw Problem.Conflict("reminder_exists", "You have a reminder of this message already. Change that one.",
                new Dictionary<string, object> { ["reminderId"] = reader.GetGuid(0) });
        }

        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.GetInt64(0) >= MostOpen)
        {
            throw Problem.Conflict("too_many_reminders", $"At most {MostOpen} reminders can be open. End some of them first.",
                new Dictionary<string, object> { ["limit"] = MostOpen });
        }
    }

    /// <summary>Adds reminders of one message.</summary>
    public async Task AddAsync(IReadOnlyList<KeptReminder> reminders, Guid? key, DateTimeOffset excerptAt, CancellationToken cancellationToken)
    {
        if (reminders.Count == 0) return;
        await using var batch = _transaction.Batch();
        foreach (var reminder in reminders)
        {
            var shown = reminder.Shown;
            batch.Add(AddSql,
                _tenantId, shown.Id, shown.UserId, shown.CreatedBy, key, shown.ConversationId, shown.RootConversationId, shown.MessageId, shown.Seq,
                shown.MessageAuthorId, shown.Excerpt, excerptAt, reminder.Wall.ToDateTimeUnspecified(), reminder.SeriesStart.ToDateTimeUnspecified(),
                shown.TimeZone, shown.Repeat.Word(), TimeZones.DataVersion, Time(shown.NextAt), _now, shown.Version,
                Id(shown.WhenOnline), Time(reminder.WaitingSince));
        }

        Remember(batch, "created", [.. reminders.Select(reminder => reminder.Shown)]);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>Keeps one as it is now. What was claimed of it fires no more.</summary>
    public async Task<Reminder> SaveAsync(KeptReminder reminder, string what, CancellationToken cancellationToken)
    {
        var shown = reminder.Shown with { ChangedAt = _now, Version = reminder.Shown.Version + 1 };
        await using var batch = _transaction.Batch();
        batch.Add("""
            update reminder set local_time = $3, series_start = $4, time_zone = $5, repeat = $6, zone_data = $7, is_snoozed = $8, state = $9,
              next_at = $10, done_at = $11, changed_at = $12, version = $13, claim_id = null, claimed_until = null,
              when_online = $14, waiting_since = $15
            where tenant_id = $1 and id = $2
            """,
            _tenantId, shown.Id, reminder.Wall.ToDateTimeUnspecified(), reminder.SeriesStart.ToDateTimeUnspecified(), shown.TimeZone,
            shown.Repeat.Word(), TimeZones.DataVersion, reminder.IsSnoozed, shown.State.ToString().ToLowerInvariant(),
            Time(shown.NextAt), Time(reminder.DoneAt), _now, shown.Version,
            Id(shown.WhenOnline), Time(reminder.WaitingSince));
        Remember(batch, what, [shown]);
        await batch.ExecuteAsync(cancellationToken);
        return shown;
    }

    /// <summary>Deletes one, with its history.</summary>
    public async Task RemoveAsync(Reminder reminder, CancellationToken cancellationToken)
    {
        await using var batch = _transaction.Batch();
        batch.Add("delete from reminder where tenant_id = $1 and id = $2", _tenantId, reminder.Id);
        Tell(batch, [reminder with { Version = reminder.Version + 1 }]);
        await batch.ExecuteAsync(cancellationToken);
    }

    public Task CommitAsync(CancellationToken cancellationToken) => _transaction.CommitAsync(cancellationToken);

    public ValueTask DisposeAsync() => _transaction.DisposeAsync();

    private void Remember(TenantBatch batch, string what, IReadOnlyList<Reminder> reminders)
    {
        ReminderHistories.Add(batch, _tenantId, [.. reminders.Select(reminder => reminder.Id)], what, _now, _userId);
        Tell(batch, reminders);
        foreach (var person in reminders.Where(one => one.State == ReminderState.Pending).Select(one => one.WhenOnline).OfType<Guid>().Distinct())
            batch.AddEvent(new PersonAwaited(_tenantId, Guid.CreateVersion7(), person, _now));
    }

    private void Tell(TenantBatch batch, IReadOnlyList<Reminder> reminders)
    {
        foreach (var raised in NotificationsRaised.Of(_tenantId, reminders.Select(reminder => Notices.Changed(reminder, _now)))) batch.AddEvent(raised);
    }

    private const string AddSql = """
        insert into reminder (tenant_id, id, user_id, created_by, creation_key, conversation_id, root_conversation_id, message_id, seq,
          message_author_id, excerpt, excerpt_at, local_time, series_start, time_zone, repeat, zone_data, state, next_at,
          created_at, changed_at, version, entries, when_online, waiting_since)
        values ($1, $2, $3, $4, $5::uuid, $6, $7::uuid, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'pending', $18, $19, $19, $20, 0, $21, $22)
        """;

    private static NpgsqlParameter Id(Guid? id) => new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    private static NpgsqlParameter Time(DateTimeOffset? time) => new() { Value = (object?)time ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}

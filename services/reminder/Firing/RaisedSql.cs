namespace Platform.Reminder.Firing;

/// <summary>The part of a statement that raises an event about reminders which it changes itself.</summary>
internal static class RaisedSql
{
    /// <summary>One event of the tenant $1, or none when nothing changed. The names in it are those of NotificationsRaised.</summary>
    /// <param name="changed">The name of what returned them: id, user_id, conversation_id, message_id, seq, version.</param>
    /// <param name="at">The time that is told.</param>
    /// <param name="eventId">The parameter with the event's id.</param>
    /// <param name="kind">The parameter that says what happened.</param>
    /// <param name="cameOnline">The parameter with the person who was waited for, where that is what happened.</param>
    public static string From(string changed, string at, string eventId, string kind, string cameOnline = "null") => $"""
        insert into platform.outbox (tenant_id, event_type, payload)
          select $1, 'NotificationsRaised', json_build_object('TenantId', $1, 'EventId', {eventId}::uuid, 'Items', json_agg(json_build_object(
            'UserId', user_id, 'Kind', {kind}::text, 'SubjectId', id, 'Version', version,
            'ConversationId', conversation_id, 'MessageId', message_id, 'Seq', seq, 'At', {at}, 'CameOnline', {cameOnline}::uuid) order by {at}, id))
          from {changed} having count(*) > 0
        """;

    /// <summary>
    /// What follows from <c>fired</c>, which returned what <see cref="From"/> names, due_at and entries: the line in the history, without
    /// what is too old in it, and the event; then how many they are.
    /// </summary>
    /// <param name="now">The parameter with the time.</param>
    /// <param name="mostEntries">The parameter with how long a history is at most.</param>
    /// <param name="eventId">The parameter with the event's id.</param>
    /// <param name="kind">The parameter that says what happened.</param>
    /// <param name="cameOnline">The parameter with the person who was waited for, where that is what happened.</param>
    public static string AfterFired(string now, string mostEntries, string eventId, string kind, string cameOnline = "null") => $"""
        , noted as (
          insert into reminder_history (tenant_id, reminder_id, entry, what, at) select $1, id, entries, 'fired', {now} from fired
        ), forgotten as (
          delete from reminder_history h using fired
          where fired.entries > {mostEntries} and h.tenant_id = $1 and h.reminder_id = fired.id and h.entry <= fired.entries - {mostEntries}
        ), raised as (
          {From("fired", "due_at", eventId, kind, cameOnline)}
        )
        select count(*)::int from fired
        """;
}

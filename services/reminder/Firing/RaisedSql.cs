namespace Platform.Reminder.Firing;

/// <summary>The part of a statement that raises an event about reminders which it changes itself.</summary>
internal static class RaisedSql
{
    /// <summary>One event of the tenant $1, or none when nothing changed. The names in it are those of NotificationsRaised.</summary>
    /// <param name="changed">The name of what returned them: id, user_id, conversation_id, message_id, seq, version.</param>
    /// <param name="at">The time that is told.</param>
    /// <param name="eventId">The parameter with the event's id.</param>
    /// <param name="kind">The parameter that says what happened.</param>
    public static string From(string changed, string at, string eventId, string kind) => $"""
        insert into platform.outbox (tenant_id, event_type, payload)
          select $1, 'NotificationsRaised', json_build_object('TenantId', $1, 'EventId', {eventId}::uuid, 'Items', json_agg(json_build_object(
            'UserId', user_id, 'Kind', {kind}::text, 'SubjectId', id, 'Version', version,
            'ConversationId', conversation_id, 'MessageId', message_id, 'Seq', seq, 'At', {at}) order by {at}, id))
          from {changed} having count(*) > 0
        """;
}

namespace Platform.Contracts;

/// <summary>
/// Things happened that concern single people: their devices are told, as the hub event <c>notification</c>. Published by any service;
/// <c>chat</c> tells the devices, and adds what the person may see of the message at that moment (docs/adr/0018).
/// </summary>
/// <param name="TenantId">The tenant of everybody in the event.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="Items">1 to 500 notifications.</param>
public sealed record NotificationsRaised(Guid TenantId, Guid EventId, IReadOnlyList<UserNotification> Items)
{
    /// <summary>How many one event carries at most.</summary>
    public const int Most = 500;

    /// <summary>As many events as these take.</summary>
    public static IEnumerable<NotificationsRaised> Of(Guid tenantId, IEnumerable<UserNotification> items) =>
        items.Chunk(Most).Select(chunk => new NotificationsRaised(tenantId, Guid.CreateVersion7(), chunk));
}

/// <summary>One notification of <see cref="NotificationsRaised"/>. It holds no text: who may read it is decided when it is shown.</summary>
/// <param name="UserId">Whose devices.</param>
/// <param name="Kind">What happened: one of <see cref="NotificationKind"/>.</param>
/// <param name="SubjectId">What it happened to.</param>
/// <param name="Version">Of the subject; grows with every change: a device that knows this one or a later one has nothing to do.</param>
/// <param name="ConversationId">Where the message stands that it is about, or null.</param>
/// <param name="MessageId">That message, or null.</param>
/// <param name="Seq">Its position there, or null.</param>
/// <param name="At">When it happened, or was to happen, UTC.</param>
/// <param name="CameOnline">Who was waited for and came, or null.</param>
public sealed record UserNotification(
    Guid UserId, string Kind, Guid SubjectId, long Version, Guid? ConversationId, Guid? MessageId, long? Seq, DateTimeOffset At, Guid? CameOnline = null);

/// <summary>What a <see cref="UserNotification"/> says.</summary>
public static class NotificationKind
{
    /// <summary>The time of a reminder has come.</summary>
    public const string ReminderDue = "reminderDue";

    /// <summary>A reminder was made, changed, paused, ended or deleted, or its message was: devices ask for it anew.</summary>
    public const string ReminderChanged = "reminderChanged";
}

namespace Platform.Chat.Push;

/// <summary>What a push is about.</summary>
internal static class PushKind
{
    public const string Message = "message";

    public const string Reminder = "reminder";

    /// <summary>In the log alone: what was told by e-mail.</summary>
    public const string Email = "email";
}

/// <summary>A device that may have to be told of something.</summary>
/// <param name="SessionId">The device.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="Kind">One of <see cref="PushKind"/>.</param>
/// <param name="SubjectId">The conversation, or the reminder.</param>
/// <param name="ConversationId">Where the messages stand.</param>
/// <param name="MessageId">Of a reminder: its message.</param>
/// <param name="FromSeq">The first message that it is about.</param>
/// <param name="Seq">The last one.</param>
/// <param name="Version">Of a reminder.</param>
/// <param name="HappenedAt">When it was written, or due.</param>
/// <param name="CameOnline">Of a reminder: who was waited for and came.</param>
/// <param name="Chosen">When the person wants closed devices to be told.</param>
internal sealed record PushCandidate(
    Guid SessionId, Guid UserId, string Kind, Guid SubjectId, Guid ConversationId, Guid? MessageId, long FromSeq, long Seq, long Version,
    DateTimeOffset HappenedAt, Guid? CameOnline, string Chosen);

/// <summary>What a device is to be told now; claimed by this process.</summary>
internal sealed record DuePush(
    Guid TenantId, Guid ClaimId, Guid SessionId, string Kind, Guid SubjectId, Guid UserId, Guid ConversationId, Guid? MessageId,
    long FromSeq, long Seq, long Version, DateTimeOffset HappenedAt, int Attempts, Guid? CameOnline);

/// <summary>What came of it.</summary>
/// <param name="Id">Of the line in the log.</param>
/// <param name="Device">What the device is called.</param>
/// <param name="Seq">Up to which message; 0 where none was looked at.</param>
/// <param name="Outcome">One of <see cref="PushOutcome"/>.</param>
/// <param name="Detail">Where it failed: what the push service said.</param>
/// <param name="At">When.</param>
internal sealed record PushLogEntry(Guid Id, string Device, long Seq, string Outcome, string? Detail, DateTimeOffset At);

/// <summary>Why a device was told, or was not.</summary>
public static class PushOutcome
{
    /// <summary>The device's push service took it.</summary>
    public const string Sent = "sent";

    /// <summary>The app was open there, and tells by itself.</summary>
    public const string AppOpen = "appOpen";

    /// <summary>It had been read, on whichever device.</summary>
    public const string Read = "read";

    /// <summary>It was deleted meanwhile, or the conversation is kept in another way.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Its reader is not in the conversation any more.</summary>
    public const string NotMember = "notMember";

    /// <summary>The person wants no notifications.</summary>
    public const string NotificationsOff = "notificationsOff";

    /// <summary>The person wants none on closed devices.</summary>
    public const string PushOff = "pushOff";

    /// <summary>It was quiet hours.</summary>
    public const string QuietHours = "quietHours";

    /// <summary>The person asked not to be disturbed.</summary>
    public const string DoNotDisturb = "doNotDisturb";

    /// <summary>The push service does not know the device any more; it was dropped.</summary>
    public const string Expired = "expired";

    /// <summary>The push service refuses it, or its address leads inside.</summary>
    public const string Refused = "refused";

    /// <summary>The push service could not be reached for an hour.</summary>
    public const string Failed = "failed";
}

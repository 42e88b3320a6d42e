using Platform.Chat.Messages;

namespace Platform.Chat.Receipts;

/// <summary>Who has a message, by the receipts of the members: each names at most 200 people, and the counts are whole.</summary>
/// <param name="Message">The message.</param>
/// <param name="ReadsShown">False where the caller does not see what others have read: then those who saw it stand with those who have it.</param>
/// <param name="ReadCount">How many have seen it, its author left out.</param>
/// <param name="DeliveredCount">How many have it on a device and have not seen it.</param>
/// <param name="WaitingCount">How many do not have it yet.</param>
/// <param name="Read">Those who have seen it.</param>
/// <param name="Delivered">Those who have it and have not seen it.</param>
/// <param name="Waiting">Those who do not have it yet.</param>
public sealed record MessageInfo(
    Message Message, bool ReadsShown, int ReadCount, int DeliveredCount, int WaitingCount,
    IReadOnlyList<Recipient> Read, IReadOnlyList<Recipient> Delivered, IReadOnlyList<Recipient> Waiting);

/// <summary>Somebody for whom a message is meant.</summary>
/// <param name="UserId">The user.</param>
/// <param name="DisplayName">The name as last heard from directory; null until it was.</param>
/// <param name="DeliveredAt">When a device of theirs had it, UTC, to the second; null where that is not known.</param>
/// <param name="ReadAt">When they saw it, likewise.</param>
public sealed record Recipient(Guid UserId, string? DisplayName, DateTimeOffset? DeliveredAt, DateTimeOffset? ReadAt);

namespace Platform.Chat.Receipts;

/// <summary>What a write of receipts has moved.</summary>
/// <param name="Receipts">The receipts that moved.</param>
/// <param name="Reached">Groups and channels whose furthest members moved.</param>
public sealed record Advanced(IReadOnlyList<MovedReceipt> Receipts, IReadOnlyList<MovedReach> Reached);

/// <summary>A receipt that moved.</summary>
/// <param name="Receipt">Where it stands.</param>
/// <param name="IsDirect">True in a direct conversation, where the other one sees it.</param>
/// <param name="HasRead">True when the member has seen more than before, not only received it.</param>
/// <param name="IsDelivered">True where the delivered half moved.</param>
/// <param name="IsShown">True where the other one sees the read half too.</param>
public readonly record struct MovedReceipt(Receipt Receipt, bool IsDirect, bool HasRead, bool IsDelivered, bool IsShown);

/// <summary>The furthest members of a group or channel, one of whom moved.</summary>
/// <param name="Reach">Where they stand.</param>
/// <param name="IsDelivered">True where the delivered half moved.</param>
/// <param name="IsShown">True where those who show what they read see the read half.</param>
/// <param name="Concerned">The members for whom that makes a difference; null for all.</param>
public readonly record struct MovedReach(Reach Reach, bool IsDelivered, bool IsShown, IReadOnlyList<Guid>? Concerned);

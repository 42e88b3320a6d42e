namespace Platform.Chat.Receipts;

/// <summary>How far a member has a conversation. Event <c>receiptChanged</c> of the hub.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="UserId">The member.</param>
/// <param name="DeliveredSeq">Up to where a device of theirs has the messages.</param>
/// <param name="ReadSeq">Up to where they saw them; never beyond <paramref name="DeliveredSeq"/>.</param>
public sealed record Receipt(Guid ConversationId, Guid UserId, long DeliveredSeq, long ReadSeq);

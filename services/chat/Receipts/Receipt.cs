namespace Platform.Chat.Receipts;

/// <summary>How far a member has a conversation. Event <c>receiptChanged</c> of the hub.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="UserId">The member.</param>
/// <param name="DeliveredSeq">Up to where a device of theirs has the messages.</param>
/// <param name="ReadSeq">Up to where they saw them; never beyond <paramref name="DeliveredSeq"/>. 0 for whom this is not shown.</param>
public sealed record Receipt(Guid ConversationId, Guid UserId, long DeliveredSeq, long ReadSeq);

/// <summary>
/// How far the two members are that have most of a group or channel, so that each author knows how far somebody else is.
/// Event <c>reachChanged</c> of the hub.
/// </summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="DeliveredBy">Up to two members, the furthest first.</param>
/// <param name="DeliveredSeq">Up to where a device of each has the messages.</param>
/// <param name="ReadBy">Up to two members who show it, the furthest first; empty for those who do not see what others have read.</param>
/// <param name="ReadSeq">Up to where each saw them.</param>
public sealed record Reach(
    Guid ConversationId, IReadOnlyList<Guid> DeliveredBy, IReadOnlyList<long> DeliveredSeq, IReadOnlyList<Guid> ReadBy, IReadOnlyList<long> ReadSeq);

/// <summary>
/// How far others have read, told anew because somebody chose to show it or not to: it replaces what was known, also where that was
/// further. Event <c>readsChanged</c> of the hub.
/// </summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="ReadBy">Both of a direct conversation, or the two furthest members of a group or channel; empty where nothing is shown.</param>
/// <param name="ReadSeq">Up to where each saw the messages.</param>
public sealed record ReadsChange(Guid ConversationId, IReadOnlyList<Guid> ReadBy, IReadOnlyList<long> ReadSeq);

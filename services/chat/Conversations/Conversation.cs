using System.Text.Json.Serialization;
using Platform.Chat.Messages;

namespace Platform.Chat.Conversations;

/// <summary>A chat container as one of its members sees it.</summary>
/// <param name="Id">Identity (UUIDv7).</param>
/// <param name="Kind">What sort of container.</param>
/// <param name="CreatedAt">When it was opened, UTC.</param>
/// <param name="LastSeq">The newest message's position; 0 when there is none.</param>
/// <param name="Unread">How many messages the caller has not seen.</param>
/// <param name="DeliveredSeq">Up to where a device of the caller has the messages.</param>
/// <param name="ReadSeq">Up to where the caller saw them.</param>
/// <param name="LastMessage">The newest message, null when there is none.</param>
/// <param name="Members">Who is in it, the caller included.</param>
/// <param name="Revision">How many changes its messages have had; each change raises it.</param>
public sealed record Conversation(
    Guid Id,
    ConversationKind Kind,
    DateTimeOffset CreatedAt,
    long LastSeq,
    long Unread,
    long DeliveredSeq,
    long ReadSeq,
    Message? LastMessage,
    IReadOnlyList<Member> Members,
    long Revision = 0);

/// <summary>A user in a conversation.</summary>
/// <param name="UserId">The user.</param>
/// <param name="DisplayName">The name as last heard from directory; null until it was.</param>
/// <param name="DeliveredSeq">Up to where a device of theirs has the messages.</param>
/// <param name="ReadSeq">Up to where they saw them.</param>
public sealed record Member(Guid UserId, string? DisplayName, long DeliveredSeq, long ReadSeq);

/// <summary>What sort of chat container it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationKind>))]
public enum ConversationKind
{
    /// <summary>Two people.</summary>
    [JsonStringEnumMemberName("direct")]
    Direct,
}

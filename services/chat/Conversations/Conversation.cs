using System.Text.Json.Serialization;
using Platform.Chat.Messages;
using Platform.Chat.Preferences;
using Platform.Chat.Threads;

namespace Platform.Chat.Conversations;

/// <summary>A chat container as one of its members sees it.</summary>
/// <param name="Id">Identity (UUIDv7).</param>
/// <param name="Kind">What sort of container.</param>
/// <param name="Name">Of a group or channel, 1 to 100 characters; null for a direct conversation, and for a group that is called by its members.</param>
/// <param name="Description">What a group or channel is for, up to 500 characters, or null.</param>
/// <param name="IsPublic">True for a channel that everybody of the tenant finds and may join.</param>
/// <param name="PictureUrl">Where its picture is; changes with the picture. Null when there is none.</param>
/// <param name="CreatedAt">When it was opened, UTC.</param>
/// <param name="LastSeq">The newest message's position; 0 when there is none.</param>
/// <param name="Unread">How many messages the caller has not seen; 0 for a thread that they do not follow. Lines that say what happened do not count.</param>
/// <param name="DeliveredSeq">Up to where a device of the caller has the messages.</param>
/// <param name="ReadSeq">Up to where the caller saw them.</param>
/// <param name="OthersDeliveredSeq">Up to where somebody other than the caller has the messages.</param>
/// <param name="OthersReadSeq">Up to where somebody other than the caller saw them; 0 where the caller does not see that.</param>
/// <param name="VisibleAfter">The caller sees messages behind this seq: 0, or where they joined without the past.</param>
/// <param name="Role">What the caller may do in it.</param>
/// <param name="MemberCount">How many are in it, the caller included.</param>
/// <param name="LastMessage">The newest message, null when there is none that the caller may see.</param>
/// <param name="Members">Both of a direct conversation; of a group or channel the first eight, in no particular order.</param>
/// <param name="Revision">How many changes its messages have had; each change raises it.</param>
/// <param name="UnreadMentions">The seqs of messages that mention the caller or everybody and are not read, ascending; the first 100.</param>
/// <param name="UnreadNotices">The seqs of lines that say what happened and are not read, ascending; the first 100.</param>
/// <param name="Preferences">How the caller keeps it. Whether a thread makes itself heard, the preferences of its root's conversation say.</param>
/// <param name="Thread">Where a thread hangs; absent for everything else.</param>
public sealed record Conversation(
    Guid Id,
    ConversationKind Kind,
    string? Name,
    string? Description,
    bool IsPublic,
    string? PictureUrl,
    DateTimeOffset CreatedAt,
    long LastSeq,
    long Unread,
    long DeliveredSeq,
    long ReadSeq,
    long OthersDeliveredSeq,
    long OthersReadSeq,
    long VisibleAfter,
    MemberRole Role,
    int MemberCount,
    Message? LastMessage,
    IReadOnlyList<Member> Members,
    long Revision,
    IReadOnlyList<long> UnreadMentions,
    IReadOnlyList<long> UnreadNotices,
    ConversationPreferences Preferences,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ThreadPlace? Thread = null);

/// <summary>A user in a conversation.</summary>
/// <param name="UserId">The user.</param>
/// <param name="DisplayName">The name as last heard from directory; null until it was.</param>
/// <param name="DeliveredSeq">Up to where a device of theirs has the messages.</param>
/// <param name="ReadSeq">Up to where they saw them; 0 where the caller does not see that.</param>
/// <param name="Role">What they may do in it.</param>
public sealed record Member(Guid UserId, string? DisplayName, long DeliveredSeq, long ReadSeq, MemberRole Role);

/// <summary>What sort of chat container it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationKind>))]
public enum ConversationKind
{
    /// <summary>Two people, for good.</summary>
    [JsonStringEnumMemberName("direct")]
    Direct,

    /// <summary>Up to 1,000 people who were added.</summary>
    [JsonStringEnumMemberName("group")]
    Group,

    /// <summary>Up to 20,000 people around a subject, public or private.</summary>
    [JsonStringEnumMemberName("channel")]
    Channel,

    /// <summary>Replies to one message of another conversation, whose members may open it.</summary>
    [JsonStringEnumMemberName("thread")]
    Thread,
}

/// <summary>What a member may do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemberRole>))]
public enum MemberRole
{
    /// <summary>Reads and writes.</summary>
    [JsonStringEnumMemberName("member")]
    Member,

    /// <summary>Also decides who is in it and how it is called. Every group and channel has one.</summary>
    [JsonStringEnumMemberName("owner")]
    Owner,
}

using System.Text.Json.Serialization;
using Platform.Chat.Messages;

namespace Platform.Chat.History;

/// <summary>A page of messages in ascending order.</summary>
/// <param name="Items">The messages.</param>
/// <param name="HasMore">True when there are more in the direction that was asked for; around a message, older ones.</param>
/// <param name="Revision">Up to which revision of the conversation the changes are in them.</param>
public sealed record MessagePage(IReadOnlyList<Message> Items, bool HasMore, long Revision)
{
    /// <summary>Around a message: true when there are newer ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? HasNewer { get; init; }

    /// <summary>On the first page of a period: how many messages it has. 10,000 means that many or more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }
}

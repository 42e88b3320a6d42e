using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Platform.Hosting.Errors;

namespace Platform.Chat.Conversations;

/// <summary>A place in the list of conversations. Opaque on the wire: base64url of its time and id.</summary>
/// <param name="ActivityAt">The activity of the conversation that was the last of its page.</param>
/// <param name="Id">Its id, for conversations with activity at the same time.</param>
public sealed record ConversationCursor(DateTimeOffset ActivityAt, Guid Id)
{
    /// <summary>The place after this conversation.</summary>
    public static ConversationCursor After(Conversation conversation) =>
        new(conversation.LastMessage?.CreatedAt ?? conversation.CreatedAt, conversation.Id);

    /// <summary>Reads what <see cref="ToString"/> wrote; null stays null.</summary>
    /// <exception cref="ProblemException">It is not a cursor (400).</exception>
    public static ConversationCursor? Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        if (!Base64Url.IsValid(cursor) ||
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('/') is not [var ticks, var id] ||
            !long.TryParse(ticks, CultureInfo.InvariantCulture, out var utcTicks) || utcTicks < 0 || utcTicks > DateTime.MaxValue.Ticks ||
            !Guid.TryParse(id, out var conversationId))
        {
            throw Problem.Invalid("cursor", "Cursor must be the nextCursor of an earlier page.");
        }

        return new(new DateTimeOffset(utcTicks, TimeSpan.Zero), conversationId);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{ActivityAt.UtcTicks}/{Id}")));
}

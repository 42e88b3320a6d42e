using System.Buffers.Text;
using System.Text;
using Platform.Chat.Conversations;
using Platform.Hosting.Errors;

namespace Platform.Chat.Members;

/// <summary>A place in the list of members. Opaque on the wire: base64url of the name and id of the last one.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="UserId">The member, for people of the same name.</param>
public sealed record MemberCursor(string Name, Guid UserId)
{
    private const int IdLength = 36;

    /// <summary>The place after this member.</summary>
    public static MemberCursor After(Member member) => new((member.DisplayName ?? "").ToLowerInvariant(), member.UserId);

    /// <summary>Reads what <see cref="ToString"/> wrote; null stays null.</summary>
    /// <exception cref="ProblemException">It is not a cursor (400).</exception>
    public static MemberCursor? Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        if (!Base64Url.IsValid(cursor) || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is not { Length: >= IdLength } text ||
            !Guid.TryParse(text.AsSpan(0, IdLength), out var userId) || text.Contains('\0', StringComparison.Ordinal))
        {
            throw Problem.Invalid("cursor", "Cursor must be the nextCursor of an earlier page.");
        }

        return new(text[IdLength..], userId);
    }

    /// <inheritdoc/>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{UserId}{Name}"));
}

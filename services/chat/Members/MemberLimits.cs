using Platform.Chat.Conversations;
using Platform.Hosting.Errors;

namespace Platform.Chat.Members;

/// <summary>How many people there may be.</summary>
public static class MemberLimits
{
    /// <summary>Of a group.</summary>
    public const int Group = 1_000;

    /// <summary>Of a channel.</summary>
    public const int Channel = 20_000;

    // A message for everybody who comes and goes would drown a large channel.
    private const int MostForNotices = 100;

    /// <summary>Refuses more than the limit.</summary>
    /// <exception cref="ProblemException">There would be too many (400).</exception>
    public static void Check(string field, ConversationKind kind, int count)
    {
        var limit = kind == ConversationKind.Group ? Group : Channel;
        if (count > limit) throw Problem.Invalid(field, FormattableString.Invariant($"A {kind.ToString().ToLowerInvariant()} has at most {limit:N0} members; there would be {count:N0}."));
    }

    /// <summary>True where coming and going is said by a message.</summary>
    public static bool AreSaid(ConversationKind kind, int count) => kind == ConversationKind.Group || count <= MostForNotices;
}

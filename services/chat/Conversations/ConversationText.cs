using System.Globalization;
using Platform.Hosting.Errors;
using Platform.Hosting.Text;

namespace Platform.Chat.Conversations;

/// <summary>The rules for the name and the description of a group or channel.</summary>
public static class ConversationText
{
    /// <summary>The longest name, in UTF-16 units.</summary>
    public const int LongestName = 100;

    /// <summary>The longest description, in UTF-16 units.</summary>
    public const int LongestDescription = 500;

    /// <summary>The name without space around it; null when there is none.</summary>
    /// <exception cref="ProblemException">It is too long or contains what is not text (400).</exception>
    public static string? Name(string? name) => Check("name", name, LongestName, allowLineBreaks: false);

    /// <summary>The description without space around it; null when there is none.</summary>
    /// <exception cref="ProblemException">It is too long or contains what is not text (400).</exception>
    public static string? Description(string? description) => Check("description", description, LongestDescription, allowLineBreaks: true);

    private static string? Check(string field, string? text, int longest, bool allowLineBreaks)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return null;
        var label = char.ToUpperInvariant(field[0]) + field[1..];
        if (trimmed.Length > longest) throw Problem.Invalid(field, string.Create(CultureInfo.InvariantCulture, $"{label} has at most {longest} characters."));
        if (TextRules.FirstForbidden(trimmed, allowLineBreaks) is { } forbidden) throw Problem.Invalid(field, $"{label} contains {forbidden}, which is not text.");
        if (TextRules.HasBidirectionalOverride(trimmed)) throw Problem.Invalid(field, $"{label} contains a mark that changes the direction of text.");
        return TextRules.IsVisible(trimmed) ? trimmed : throw Problem.Invalid(field, $"{label} has nothing to see: it must contain a visible character.");
    }
}

using System.Globalization;
using System.Text;

namespace Platform.Hosting.Text;

/// <summary>What text from people may contain. Used for messages and for names alike.</summary>
public static class TextRules
{
    /// <summary>
    /// The first character that must not be stored: a lone surrogate (not text at all), U+0000 or another control character.
    /// Null when there is none.
    /// </summary>
    /// <param name="text">The text to look through.</param>
    /// <param name="allowLineBreaks">True where line feed and tab are part of the text.</param>
    /// <returns>The character as <c>U+XXXX</c>.</returns>
    public static string? FirstForbidden(ReadOnlySpan<char> text, bool allowLineBreaks)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) != System.Buffers.OperationStatus.Done) return $"U+{(int)text[0]:X4}";
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && !(allowLineBreaks && rune.Value is '\n' or '\t')) return $"U+{rune.Value:X4}";
            text = text[consumed..];
        }

        return null;
    }

    /// <summary>
    /// True for a mark that changes the direction of the text around it (U+202A to U+202E, U+2066 to U+2069):
    /// in a name it could make other text on the screen read as something else.
    /// </summary>
    public static bool HasBidirectionalOverride(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('\u202A', '\u202E') >= 0 || text.IndexOfAnyInRange('\u2066', '\u2069') >= 0;

    /// <summary>True when something would be seen: not only spaces, zero-width characters, fillers and combining marks.</summary>
    public static bool IsVisible(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!Rune.IsWhiteSpace(rune) && !IsInvisible(rune)) return true;
        return false;
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate
        // Braille blank and the Hangul fillers are letters by category and blank by look.
        || rune.Value is 0x2800 or 0x115F or 0x1160 or 0x3164 or 0xFFA0;
}

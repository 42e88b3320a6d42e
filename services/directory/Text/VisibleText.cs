using System.Globalization;
using System.Text;

namespace Platform.Directory.Text;

/// <summary>
/// Text that is shown as somebody's or something's name. Whoever reads it must see what it is: nothing that hides,
/// reorders or breaks lines (Unicode Technical Report 36, section 2 and Unicode Standard Annex 9, section 2).
/// </summary>
internal static class VisibleText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>Why this text is refused, or null. Lengths count Unicode code points.</summary>
    public static string? Refuse(string text, int longest)
    {
        var length = 0;
        var visible = false;
        for (var index = 0; index < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune)) return "must not contain half of a surrogate pair";
            if (IsHidden(rune)) return $"must not contain U+{rune.Value:X4}: control, line break and direction characters are not allowed";
            visible |= IsVisible(rune);
            length++;
            index += rune.Utf16SequenceLength;
        }

        if (!visible) return "must contain a visible character";
        return length > longest ? $"is at most {longest} characters long" : null;
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        // Persian, Hindi and others spell with the two joiners.
        UnicodeCategory.Format => rune.Value is not (ZeroWidthNonJoiner or ZeroWidthJoiner),
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        _ => false,
    };

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.SpaceSeparator or UnicodeCategory.Format => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark => false,
        // Letters and a symbol by category, drawn as nothing: the fillers of Hangul and the empty Braille cell.
        _ => rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800),
    };
}

using System.Globalization;
using System.Text;
using Platform.Chat.CustomEmojis;
using Platform.Hosting.Errors;

namespace Platform.Chat.Reactions;

/// <summary>The rules for what a reaction consists of.</summary>
public static class Emoji
{
    /// <summary>The longest one, in bytes of UTF-8: a family with four skin tones has 41.</summary>
    public const int MaxBytes = 64;

    private const int InformationSource = 0x2139;
    private const int Keycap = 0x20E3;
    private const int ZeroWidthJoiner = 0x200D;
    private const int FirstTag = 0xE0020;
    private const int LastTag = 0xE007F;

    /// <summary>Returns it as it is.</summary>
    /// <exception cref="ProblemException">It is missing, too long, or neither an emoji nor the <c>:name:</c> of one (400).</exception>
    public static string Parse(string? emoji)
    {
        if (string.IsNullOrEmpty(emoji) || emoji.Length > MaxBytes || Encoding.UTF8.GetByteCount(emoji) > MaxBytes)
            throw Problem.Invalid("emoji", $"Emoji is required: 1 to {MaxBytes} bytes of UTF-8.");
        return OwnNameIn(emoji) is not null || IsPicture(emoji)
            ? emoji
            : throw Problem.Invalid("emoji", "Emoji must be an emoji, or the :name: of one.");
    }

    /// <summary>The name in <c>:name:</c>; null for anything else.</summary>
    public static string? OwnNameIn(string emoji) =>
        emoji is [':', .., ':'] && emoji[1..^1] is var name && CustomEmojiRules.IsName(name) ? name : null;

    // Symbols, and what joins and colours them. No letters: a reaction is not a second message.
    private static bool IsPicture(string emoji)
    {
        var pictures = 0;
        var isKeycap = false;
        foreach (var rune in emoji.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.OtherNotAssigned:
                    pictures++;
                    break;
                case UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation when rune.Value > 0x7F:
                    pictures++;
                    break;
                case UnicodeCategory.ModifierSymbol or UnicodeCategory.NonSpacingMark:
                case UnicodeCategory.Format when rune.Value is ZeroWidthJoiner or (>= FirstTag and <= LastTag):
                    break;
                case UnicodeCategory.EnclosingMark:
                    isKeycap = rune.Value == Keycap;
                    break;
                default:
                    if (rune.Value == InformationSource) pictures++;
                    else if (!Rune.IsDigit(rune) && rune.Value is not ('#' or '*')) return false;
                    else if (!emoji.EndsWith((char)Keycap)) return false;
                    break;
            }
        }

        return pictures > 0 || isKeycap;
    }
}

using System.Globalization;
using System.Text;

namespace Platform.Directory.Text;

/// <summary>
/// Cuts text into the lower-case words by which people are found. What is stored and what is asked for go through the
/// same cutting; the database's <c>fold</c> then takes the accents off both.
/// </summary>
internal static class SearchWords
{
    /// <summary>Longer words are cut; the beginning is what is searched.</summary>
    public const int LongestWord = 64;

    private static readonly int[] PhoneEnds = [10, 7, 4];

    /// <summary>Runs of letters, digits and the marks that belong to them.</summary>
    public static IEnumerable<string> Of(string? text)
    {
        var word = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (word.Length > 0 && IsMark(rune)))
            {
                if (word.Length < LongestWord) word.Append(Rune.ToLowerInvariant(rune));
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0) yield return word.ToString();
    }

    /// <summary>The whole address, and the words before the @: those behind it would find everybody.</summary>
    public static IEnumerable<string> OfEmail(string? email)
    {
        if (email is null) return [];
        var address = email.ToLowerInvariant();
        return Of(address[..address.IndexOf('@', StringComparison.Ordinal)]).Append(address.Length > LongestWord ? address[..LongestWord] : address);
    }

    /// <summary>
    /// The digits, and their ends of 10 (without a country code), 7 (without an area code) and 4 digits. A Russian number
    /// is also dialled with an 8 in place of +7.
    /// </summary>
    public static IEnumerable<string> OfPhone(string? phone)
    {
        var digits = Digits(phone);
        if (digits.Length == 0) yield break;
        yield return digits;
        foreach (var length in PhoneEnds)
            if (digits.Length > length) yield return digits[^length..];
        if (digits.Length == 11 && digits[0] == '7') yield return "8" + digits[1..];
    }

    /// <summary>The words of a part that a person typed without spaces; an address with @ is taken whole.</summary>
    public static string[] OfPart(string part) =>
        part.Contains('@', StringComparison.Ordinal) && part[0] != '@'
            ? [part.ToLowerInvariant()]
            : [.. Of(part).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether this can only be a phone number: at least two digits, or one where nothing but a number is asked for.</summary>
    public static bool IsPhone(string query, bool anyLength = false) =>
        query.Count(char.IsAsciiDigit) >= (anyLength ? 1 : 2) &&
        query.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '+' or '-' or '(' or ')' or '.' or '/');

    public static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

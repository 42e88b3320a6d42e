using Platform.Directory.Text;

namespace Platform.Directory.Users;

/// <summary>A part of what was typed: people who are found have all of its words.</summary>
/// <param name="Words">Beginnings of words, lower case.</param>
/// <param name="TwinWords">The same in the other keyboard layout, for when nobody has the words as they were typed.</param>
/// <param name="Fields">Where in a person the words may stand.</param>
/// <param name="InUnits">Whether the words may also be those of a unit above the person.</param>
internal sealed record SearchTerm(string[] Words, string[] TwinWords, WordFields Fields, bool InUnits)
{
    /// <summary>A phone number is one term however it is spaced; of other text each run without spaces is one.</summary>
    public static List<SearchTerm> Of(string? text, WordFields fields, bool inUnits)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        if (fields.HasFlag(WordFields.Phone) && SearchWords.IsPhone(text, anyLength: fields == WordFields.Phone))
            return [new SearchTerm([SearchWords.Digits(text)], [], fields, inUnits)];
        return [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => new SearchTerm(SearchWords.OfPart(part), SearchWords.OfPart(KeyboardLayout.Twin(part)), fields, inUnits))];
    }
}

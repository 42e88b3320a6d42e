using System.Text;

namespace Platform.Directory.Text;

/// <summary>
/// What was meant when the keyboard stood in the other layout: <c>ghbdtn</c> for <c>привет</c>, <c>фттф</c> for <c>anna</c>.
/// The layouts are US English and Russian ЙЦУКЕН, key by key.
/// </summary>
internal static class KeyboardLayout
{
    private const string English = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`{}:\"<>~";
    private const string Russian = "йцукенгшщзхъфывапролджэячсмитьбюёхъжэбюё";

    private static readonly Dictionary<char, char> ToRussian = English.Zip(Russian).ToDictionary(keys => keys.First, keys => keys.Second);
    private static readonly Dictionary<char, char> ToEnglish = Russian.Zip(English).DistinctBy(keys => keys.First)
        // Shift and 2 is a quotation mark on the Russian keyboard.
        .Append(('"', '@')).ToDictionary(keys => keys.Item1, keys => keys.Item2);

    /// <summary>The same keys in the other layout, lower case; the text itself where they say nothing else.</summary>
    public static string Twin(string text)
    {
        var lower = text.ToLowerInvariant();
        var keys = lower.Any(letter => letter is >= 'а' and <= 'я' or 'ё') ? ToEnglish : ToRussian;
        var twin = new StringBuilder(lower.Length);
        foreach (var letter in lower) twin.Append(keys.GetValueOrDefault(letter, letter));
        return twin.ToString();
    }
}

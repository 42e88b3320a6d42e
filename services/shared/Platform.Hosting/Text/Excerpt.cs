using System.Globalization;

namespace Platform.Hosting.Text;

/// <summary>How a text begins, where the whole of it is too long.</summary>
public static class Excerpt
{
    /// <summary>
    /// The text itself, or as many of its first text elements (what is seen as one character: Unicode Standard Annex 29) as
    /// <paramref name="most"/> UTF-16 units hold. An element that is longer by itself is cut between its code points.
    /// </summary>
    public static string Of(string text, int most)
    {
        if (text.Length <= most) return text;
        var length = 0;
        while (StringInfo.GetNextTextElementLength(text, length) is var next && length + next <= most) length += next;
        if (length == 0) length = char.IsLowSurrogate(text[most]) ? most - 1 : most;
        return text[..length];
    }
}

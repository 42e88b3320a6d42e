using System.Text;
using Platform.Hosting.Errors;
using Platform.Hosting.Text;

namespace Platform.Chat.Messages;

/// <summary>The rules for the text of a message.</summary>
public static class MessageBody
{
    /// <summary>The longest text, in bytes of UTF-8.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>Returns the text as it is stored: line breaks are single line feeds, and the rest is as it was written.</summary>
    /// <exception cref="ProblemException">The text is missing, too long, invisible, or contains what is not text.</exception>
    public static string Parse(string? body)
    {
        if (string.IsNullOrEmpty(body)) throw Problem.Invalid("body", "Body is required: 1 to 16,384 bytes of UTF-8.");
        // Before anything that looks at every character: a character has at most three bytes for each UTF-16 unit, and at least one.
        if (body.Length > MaxBytes * 2) throw TooLong();

        var text = body.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (TextRules.FirstForbidden(text, allowLineBreaks: true) is { } forbidden)
            throw Problem.Invalid("body", $"Body contains {forbidden}, which is not text. Control characters other than tab and line feed are not allowed.");
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes) throw TooLong();
        if (!TextRules.IsVisible(text)) throw Problem.Invalid("body", "Body has nothing to see: it must contain a visible character.");
        return text;
    }

    private static ProblemException TooLong() => Problem.Invalid("body", "Body is too long: at most 16,384 bytes of UTF-8.");
}

using System.Globalization;
using Platform.Hosting.Errors;
using Platform.Hosting.Text;
using Platform.Presence.People;

namespace Platform.Presence.Status;

/// <summary>What a status may contain.</summary>
internal static class StatusInput
{
    private const int LongestText = 100;

    // A family with skin tones has 35.
    private const int LongestEmoji = 40;
    private const int LongestMinutes = 366 * 24 * 60;

    /// <summary>A mode that exists.</summary>
    /// <exception cref="ProblemException">It does not.</exception>
    public static string Mode(string? mode) => mode is not null && PresenceMode.All.Contains(mode)
        ? mode
        : throw Problem.Invalid("mode", $"Mode is one of {string.Join(", ", PresenceMode.All)}.");

    /// <summary>A status with something to see.</summary>
    /// <exception cref="ProblemException">A field is out of bounds.</exception>
    public static CustomStatus Status(StatusRequest request, DateTimeOffset now)
    {
        var errors = new Dictionary<string, string[]>();
        var (emoji, text) = (Blank(request.Emoji), Blank(request.Text));
        if (emoji is not null && !IsEmoji(emoji)) errors["emoji"] = ["Emoji is a single emoji."];
        if (text is not null && !IsText(text))
            errors["text"] = [$"Text is one line of 1 to {LongestText} characters, without control characters and marks that turn the direction of text."];
        if (emoji is null && text is null) errors["text"] = ["Give an emoji, a text or both."];
        if (request.ExpiresInMinutes is < 1 or > LongestMinutes) errors["expiresInMinutes"] = [$"ExpiresInMinutes is from 1 to {LongestMinutes}."];
        if (errors.Count > 0) throw Problem.Invalid(errors);

        return new CustomStatus(emoji, text, request.ExpiresInMinutes is { } minutes ? now.AddMinutes(minutes) : null);
    }

    private static string? Blank(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static bool IsText(string text) =>
        text.Length <= LongestText && TextRules.FirstForbidden(text, allowLineBreaks: false) is null
        && !TextRules.HasBidirectionalOverride(text) && TextRules.IsVisible(text) && text.AsSpan().IndexOfAny('\u2028', '\u2029') < 0;

    // Which signs are emoji grows every year; a single sign that is neither letter nor digit nor blank does no harm beside a name.
    private static bool IsEmoji(string emoji) =>
        emoji.Length <= LongestEmoji && TextRules.FirstForbidden(emoji, allowLineBreaks: false) is null
        && TextRules.IsVisible(emoji) && new StringInfo(emoji).LengthInTextElements == 1
        && (emoji.EnumerateRunes().First() is { IsAscii: false } first && !System.Text.Rune.IsLetterOrDigit(first) || emoji.EndsWith('\u20E3'));
}

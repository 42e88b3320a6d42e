using System.Text.RegularExpressions;
using Platform.Hosting.Errors;
using Platform.Hosting.Pictures;

namespace Platform.Chat.CustomEmojis;

/// <summary>An emoji that people of the tenant added. In messages and as a reaction it is written <c>:name:</c>.</summary>
/// <param name="Name">2 to 32 of a-z, 0-9, underscore and hyphen.</param>
/// <param name="PictureUrl">Where its picture is; changes with the picture.</param>
/// <param name="CreatedBy">Who added it.</param>
public sealed record CustomEmoji(string Name, string PictureUrl, Guid CreatedBy)
{
    /// <summary>The emoji with its picture at the address that belongs to this hash: caches may keep what it answers for good.</summary>
    public static CustomEmoji Of(string name, string hash, Guid createdBy) => new(name, $"/api/chat/v1/emoji/{name}/picture?v={hash}", createdBy);
}

/// <summary>All emoji of the tenant.</summary>
/// <param name="Version">Grows by one with every change.</param>
/// <param name="Items">At most 1,000, by name.</param>
public sealed record CustomEmojiList(long Version, IReadOnlyList<CustomEmoji> Items);

/// <summary>One emoji came or went. Event <c>emojiChanged</c> of the hub, to everybody of the tenant.</summary>
/// <param name="Version">Of the list after the change: whoever has not the version before it fetches the list.</param>
/// <param name="Name">Which one.</param>
/// <param name="Emoji">The one that came; null for one that went.</param>
public sealed record CustomEmojiChange(long Version, string Name, CustomEmoji? Emoji);

/// <summary>What is taken.</summary>
public static partial class CustomEmojiRules
{
    /// <summary>How many a tenant has at most.</summary>
    public const int Most = 1_000;

    /// <summary>The pictures: shown as large as text, they need no more.</summary>
    public static PictureRules Picture { get; } = new(256 * 1024, 128, "PNG, GIF or WebP", [PictureFormat.Png, PictureFormat.Gif, PictureFormat.WebP]);

    /// <summary>Refuses what is no name.</summary>
    /// <exception cref="ProblemException">It is not (400).</exception>
    public static void CheckName(string name)
    {
        if (!IsName(name)) throw Problem.Invalid("name", "Name is 2 to 32 characters of a-z, 0-9, underscore and hyphen.");
    }

    /// <summary>True for 2 to 32 of a-z, 0-9, underscore and hyphen.</summary>
    public static bool IsName(string name) => NamePattern().IsMatch(name);

    [GeneratedRegex(@"\A[a-z0-9_-]{2,32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}

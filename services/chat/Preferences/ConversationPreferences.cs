using System.Text.Json.Serialization;

namespace Platform.Chat.Preferences;

/// <summary>How a member keeps a conversation; nobody else sees it.</summary>
/// <param name="Muted">Nothing of it makes itself heard but mentions.</param>
/// <param name="Archived">It stands apart from the others.</param>
/// <param name="Pinned">It stands above the others.</param>
/// <param name="Favourite">It is one of the chosen ones.</param>
/// <param name="Level">What the member wants to hear of.</param>
/// <param name="Sound">A new message sounds.</param>
/// <param name="AlwaysScroll">The list goes to new messages from wherever it stands.</param>
/// <param name="FolderId">The folder that it is in, or null.</param>
public sealed record ConversationPreferences(
    bool Muted, bool Archived, bool Pinned, bool Favourite, NotificationLevel Level, bool Sound, bool AlwaysScroll, Guid? FolderId);

/// <summary>What somebody wants to hear of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotificationLevel>))]
public enum NotificationLevel
{
    /// <summary>Every message.</summary>
    [JsonStringEnumMemberName("all")]
    All,

    /// <summary>Messages that mention them or everybody.</summary>
    [JsonStringEnumMemberName("mentions")]
    Mentions,

    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}

/// <summary>Preferences of one conversation. Event <c>preferencesChanged</c> of the hub, to the member's own devices.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Preferences">How it is kept.</param>
public sealed record PreferencesChange(Guid ConversationId, ConversationPreferences Preferences);

/// <summary>What to change; what is absent stays.</summary>
/// <param name="Muted">See <see cref="ConversationPreferences.Muted"/>.</param>
/// <param name="Archived">See <see cref="ConversationPreferences.Archived"/>.</param>
/// <param name="Pinned">See <see cref="ConversationPreferences.Pinned"/>.</param>
/// <param name="Favourite">See <see cref="ConversationPreferences.Favourite"/>.</param>
/// <param name="Level">See <see cref="ConversationPreferences.Level"/>.</param>
/// <param name="Sound">See <see cref="ConversationPreferences.Sound"/>.</param>
/// <param name="AlwaysScroll">See <see cref="ConversationPreferences.AlwaysScroll"/>.</param>
public sealed record PreferencesRequest(
    bool? Muted, bool? Archived, bool? Pinned, bool? Favourite, NotificationLevel? Level, bool? Sound, bool? AlwaysScroll);

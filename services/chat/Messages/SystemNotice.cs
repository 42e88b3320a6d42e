using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Chat.Messages;

/// <summary>What its author did in a conversation, said by a message of its own.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="People">To whom, with their names as they were; empty where it is about the conversation. 50 at most.</param>
/// <param name="PeopleCount">How many they were.</param>
/// <param name="Name">The new name, for <see cref="SystemNoticeKind.Renamed"/>; null when it was taken away.</param>
public sealed record SystemNotice(SystemNoticeKind Kind, IReadOnlyList<NamedPerson> People, int PeopleCount, string? Name)
{
    /// <summary>How many people a notice names.</summary>
    public const int MostNamed = 50;

    /// <summary>About people.</summary>
    public static SystemNotice About(SystemNoticeKind kind, IReadOnlyCollection<NamedPerson> people) =>
        new(kind, [.. people.Take(MostNamed)], people.Count, Name: null);

    /// <summary>About the conversation itself.</summary>
    public static SystemNotice Of(SystemNoticeKind kind, string? name = null) => new(kind, [], 0, name);

    /// <summary>As it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ChatJson.Default.SystemNotice);
}

/// <summary>Somebody with the name that they had.</summary>
/// <param name="UserId">The user.</param>
/// <param name="DisplayName">The name.</param>
public sealed record NamedPerson(Guid UserId, string DisplayName);

/// <summary>What can happen in a conversation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SystemNoticeKind>))]
public enum SystemNoticeKind
{
    /// <summary>The group or channel was made.</summary>
    [JsonStringEnumMemberName("created")]
    Created,

    /// <summary>People were added.</summary>
    [JsonStringEnumMemberName("membersAdded")]
    MembersAdded,

    /// <summary>Somebody was removed.</summary>
    [JsonStringEnumMemberName("memberRemoved")]
    MemberRemoved,

    /// <summary>The author came by themselves.</summary>
    [JsonStringEnumMemberName("joined")]
    Joined,

    /// <summary>The author left.</summary>
    [JsonStringEnumMemberName("left")]
    Left,

    /// <summary>Somebody became an owner.</summary>
    [JsonStringEnumMemberName("ownerAdded")]
    OwnerAdded,

    /// <summary>Somebody is an owner no more.</summary>
    [JsonStringEnumMemberName("ownerRemoved")]
    OwnerRemoved,

    /// <summary>It has another name.</summary>
    [JsonStringEnumMemberName("renamed")]
    Renamed,

    /// <summary>It has another description.</summary>
    [JsonStringEnumMemberName("described")]
    Described,

    /// <summary>It has another picture, or none.</summary>
    [JsonStringEnumMemberName("pictureChanged")]
    PictureChanged,

    /// <summary>Everybody may find and join it now.</summary>
    [JsonStringEnumMemberName("madePublic")]
    MadePublic,

    /// <summary>Only who is added is in it from now on.</summary>
    [JsonStringEnumMemberName("madePrivate")]
    MadePrivate,
}

namespace Platform.Directory.FriendGroups;

/// <summary>A group of "My friends". Nobody but its owner sees it.</summary>
/// <param name="Id">Identity of the group.</param>
/// <param name="Name">1 to 100 characters, unlike the owner's other groups.</param>
/// <param name="PersonIds">
/// People in their order, at most 500. Ids alone: names and photos are in the contact tree. Those who were deactivated keep
/// their place, for the day they return; the contact tree does not show them.
/// </param>
public sealed record FriendGroup(Guid Id, string Name, IReadOnlyList<Guid> PersonIds);

/// <summary>All groups of one person.</summary>
/// <param name="Version">Grows with every change.</param>
/// <param name="Items">At most 50, in their order.</param>
public sealed record FriendGroupList(long Version, IReadOnlyList<FriendGroup> Items);

internal static class FriendGroupLimits
{
    public const int MostGroups = 50;
    public const int MostPeople = 500;
}

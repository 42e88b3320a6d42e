namespace Platform.Chat.Folders;

/// <summary>A folder into which its owner sorts conversations. Which are in it, the <c>folderId</c> of their preferences says.</summary>
/// <param name="Id">Identity (UUIDv7).</param>
/// <param name="Name">1 to 100 characters, unlike the owner's other folders.</param>
public sealed record Folder(Guid Id, string Name)
{
    /// <summary>How many somebody has at most.</summary>
    public const int Most = 50;
}

/// <summary>All folders of one person. Event <c>foldersChanged</c> of the hub, to the person's own devices.</summary>
/// <param name="Version">Grows with every change.</param>
/// <param name="Items">At most 50, in their order.</param>
public sealed record FolderList(long Version, IReadOnlyList<Folder> Items);

/// <summary>A folder to make.</summary>
/// <param name="Name">1 to 100 characters.</param>
public sealed record CreateFolderRequest(string? Name);

/// <summary>A change of a folder: what is absent stays.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Position">From 0, the first; beyond the last is the last.</param>
public sealed record ChangeFolderRequest(string? Name, int? Position);

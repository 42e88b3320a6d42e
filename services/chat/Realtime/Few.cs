using System.Runtime.InteropServices;

namespace Platform.Chat.Realtime;

/// <summary>Those of an audience who get another form of an event than the rest.</summary>
public sealed class Few
{
    private readonly HashSet<Guid>? _userIds;

    private Few(HashSet<Guid>? userIds) => _userIds = userIds;

    /// <summary>Everybody who does not see what others have read.</summary>
    public static Few WithoutReads { get; } = new(userIds: null);

    /// <summary>These users.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Few Of(IReadOnlyCollection<Guid> userIds)
    {
        if (userIds.Count == 0) throw new ArgumentException("There must be somebody.", nameof(userIds));
        return new([.. userIds]);
    }

    /// <summary>True where the connection belongs to one of them.</summary>
    internal bool Contains(ChatConnection connection) => _userIds?.Contains(connection.Caller.UserId) ?? !connection.SeesReads;

    /// <summary>Nothing, or the ids one after the other.</summary>
    internal byte[] ToBytes() => _userIds is null ? [] : MemoryMarshal.AsBytes<Guid>([.. _userIds]).ToArray();

    internal static Few From(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? WithoutReads : Of(MemoryMarshal.Cast<byte, Guid>(bytes).ToArray());
}

namespace Platform.Chat.Threads;

/// <summary>A thread and its root.</summary>
/// <param name="Id">The thread.</param>
/// <param name="ParentId">The conversation of its root.</param>
/// <param name="ParentSeq">The root's position there.</param>
public readonly record struct ThreadAddress(Guid Id, Guid ParentId, long ParentSeq);

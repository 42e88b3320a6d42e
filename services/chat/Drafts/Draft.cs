namespace Platform.Chat.Drafts;

/// <summary>What a person began to write in a conversation.</summary>
/// <param name="ConversationId">Where.</param>
/// <param name="Body">The text; empty when there is none, because it was sent or thrown away.</param>
/// <param name="Revision">Grows by one with each change; 0 when there never was one.</param>
/// <param name="UpdatedAt">When it was changed last.</param>
public sealed record Draft(Guid ConversationId, string Body, long Revision, DateTimeOffset UpdatedAt);

/// <summary>What a device gives to keep.</summary>
/// <param name="Body">1 to 16,384 bytes of UTF-8 with something to see.</param>
/// <param name="Revision">The revision that the device had when it changed the text; 0 when it knew of no draft.</param>
public sealed record DraftRequest(string? Body, long Revision);

/// <summary>The drafts of a person.</summary>
/// <param name="Items">Those that have a text, in no particular order.</param>
public sealed record DraftList(IReadOnlyList<Draft> Items);

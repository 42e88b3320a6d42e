namespace Platform.Contracts;

/// <summary>
/// Somebody has left messages unread for as long as they wanted to wait before an e-mail tells them: it is due. Published by <c>chat</c>;
/// <c>directory</c>, which knows addresses, sends it.
/// </summary>
/// <param name="TenantId">The tenant of the user.</param>
/// <param name="EventId">Identity of this event, and of the e-mail.</param>
/// <param name="UserId">Who.</param>
/// <param name="ExpiresAt">After this it is no news any more, UTC.</param>
/// <param name="Conversations">1 to 20 conversations, the newest first.</param>
public sealed record UnreadEmailDue(
    Guid TenantId, Guid EventId, Guid UserId, DateTimeOffset ExpiresAt, IReadOnlyList<UnreadConversation> Conversations);

/// <summary>A conversation of <see cref="UnreadEmailDue"/>.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Title">What it is called for this person, up to 201 characters; null where it has no name.</param>
/// <param name="Count">How many messages in it are unread and concern them.</param>
/// <param name="Author">The name of who wrote the newest of them, or null.</param>
/// <param name="Text">How the newest begins, as plain text of up to 300 characters; null where they hide texts.</param>
public sealed record UnreadConversation(Guid ConversationId, string? Title, int Count, string? Author, string? Text);

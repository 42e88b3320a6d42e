namespace Platform.Chat.Notifications;

/// <summary>Whether a message is news to a member, as they keep the conversation: the same as the web client decides for open devices.</summary>
internal static class Concerns
{
    /// <summary>
    /// True where it is: in a query in which <c>c</c> is the conversation, <c>m</c> the member and <c>p</c> the same person in the
    /// conversation that a thread hangs on, whose settings hold for it. A mute or the archive lets mentions through; a thread that is
    /// not followed lets through who is called by name.
    /// </summary>
    /// <param name="seq">The message's position.</param>
    public static string Sql(string seq) => $"""
        coalesce(p.level, m.level) <> 'none'
        and (c.kind <> 'thread' or m.is_following or {Mentioned("m.user_id", seq)})
        and ((coalesce(p.level, m.level) = 'all' and not coalesce(p.is_muted, m.is_muted) and not coalesce(p.is_archived, m.is_archived))
          or {Mentioned("m.user_id", seq)} or {Mentioned($"'{Guid.Empty}'", seq)})
        """;

    private static string Mentioned(string userId, string seq) =>
        $"exists (select from mention where tenant_id = $1 and conversation_id = c.id and user_id = {userId} and seq = {seq})";
}

namespace Platform.Chat.Realtime;

/// <summary>The names of the groups that events are sent to: built here and nowhere else.</summary>
/// <remarks>
/// Ids are unique across tenants, and a connection joins only what its user's membership was found for,
/// so the tenant need not be part of the name.
/// </remarks>
public static class Audience
{
    /// <summary>The connections of a conversation's members.</summary>
    public static string Conversation(Guid conversationId) => $"c:{conversationId:N}";

    /// <summary>True for the audience of a conversation.</summary>
    public static bool IsConversation(string audience) => audience.StartsWith("c:", StringComparison.Ordinal);

    /// <summary>All connections of a user.</summary>
    public static string User(Guid userId) => $"u:{userId:N}";

    /// <summary>All connections of a tenant, for what is the same for everybody in it and changes seldom.</summary>
    public static string Tenant(Guid tenantId) => $"t:{tenantId:N}";

    /// <summary>The connections that look at a person. It names the tenant, because whoever watches has only given an id.</summary>
    public static string Watchers(Guid tenantId, Guid userId) => $"w:{tenantId:N}:{userId:N}";
}

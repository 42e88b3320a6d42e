namespace Platform.Chat.Pictures;

/// <summary>Where the picture of a group or channel is.</summary>
public static class PictureAddress
{
    /// <summary>The address changes with the picture, so that caches may keep what it answers for good. Null when there is none.</summary>
    public static string? Of(Guid conversationId, string? hash) => hash is null ? null : $"/api/chat/v1/conversations/{conversationId}/picture?v={hash}";
}

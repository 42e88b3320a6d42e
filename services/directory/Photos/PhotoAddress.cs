namespace Platform.Directory.Photos;

internal static class PhotoAddress
{
    /// <summary>The address changes with the picture, so that caches may keep what it answers for good.</summary>
    public static string? Of(Guid userId, string? hash) => hash is null ? null : $"/api/directory/v1/users/{userId}/photo?v={hash}";
}

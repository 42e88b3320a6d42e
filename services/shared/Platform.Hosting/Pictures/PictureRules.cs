namespace Platform.Hosting.Pictures;

/// <summary>Which pictures are taken.</summary>
/// <param name="LargestFile">In bytes.</param>
/// <param name="LargestSide">Width and height, in pixels.</param>
/// <param name="FormatNames">The formats, for a sentence: "PNG or GIF".</param>
/// <param name="ContentTypes">Their media types.</param>
public sealed record PictureRules(int LargestFile, int LargestSide, string FormatNames, IReadOnlyList<string> ContentTypes)
{
    /// <summary>For the picture of somebody or something: at most 256 KB and 4096 pixels, PNG, JPEG or WebP.</summary>
    public static PictureRules Portrait { get; } =
        new(256 * 1024, 4096, "PNG, JPEG or WebP", [PictureFormat.Png, PictureFormat.Jpeg, PictureFormat.WebP]);
}

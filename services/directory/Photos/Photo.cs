using System.Security.Cryptography;
using Platform.Directory.Text;

namespace Platform.Directory.Photos;

/// <summary>A picture of a person that has been looked at.</summary>
internal sealed record Photo(string Hash, string ContentType, byte[] Content)
{
    public const int LargestFile = 256 * 1024;

    private const int LargestSide = 4096;
    private const int HashBytes = 12;

    /// <summary>Null, with the reason noted in <paramref name="checks"/>, when it is not a picture that is accepted.</summary>
    public static Photo? Check(FieldChecks checks, string field, byte[] content)
    {
        if (content.Length > LargestFile)
        {
            checks.Refuse(field, $"is at most {LargestFile} bytes");
            return null;
        }

        if (PictureFormat.Recognize(content) is not var (contentType, width, height))
        {
            checks.Refuse(field, "is a PNG, JPEG or WebP picture");
            return null;
        }

        if (width is < 1 or > LargestSide || height is < 1 or > LargestSide)
        {
            checks.Refuse(field, $"is at most {LargestSide} pixels wide and high");
            return null;
        }

        return new Photo(Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, HashBytes)), contentType, content);
    }
}

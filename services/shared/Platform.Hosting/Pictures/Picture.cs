using System.Globalization;
using System.Security.Cryptography;

namespace Platform.Hosting.Pictures;

/// <summary>A picture that has been looked at.</summary>
/// <param name="Hash">Tells it from every other one; part of its address, so that caches may keep what the address answers for good.</param>
/// <param name="ContentType">What it is by its own bytes, whatever its sender claimed.</param>
/// <param name="Content">The file.</param>
public sealed record Picture(string Hash, string ContentType, byte[] Content)
{
    private const int HashBytes = 12;

    /// <summary>Null when the rules do not allow it; <paramref name="refusal"/> then says why, to be put after the name of a field.</summary>
    public static Picture? Check(byte[] content, PictureRules rules, out string refusal)
    {
        refusal = "";
        if (content.Length > rules.LargestFile)
        {
            refusal = string.Create(CultureInfo.InvariantCulture, $"is at most {rules.LargestFile} bytes");
            return null;
        }

        if (PictureFormat.Recognize(content) is not var (contentType, width, height) || !rules.ContentTypes.Contains(contentType))
        {
            refusal = $"is a {rules.FormatNames} picture";
            return null;
        }

        if (width < 1 || width > rules.LargestSide || height < 1 || height > rules.LargestSide)
        {
            refusal = string.Create(CultureInfo.InvariantCulture, $"is at most {rules.LargestSide} pixels wide and high");
            return null;
        }

        return new Picture(Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, HashBytes)), contentType, content);
    }
}

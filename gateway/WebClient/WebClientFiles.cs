using Microsoft.Extensions.Options;

namespace Platform.Gateway.WebClient;

/// <summary>
/// The built web client, read into memory at start: a few megabytes. Only what was there then is served, so no address can lead
/// anywhere else in the file system.
/// </summary>
internal sealed class WebClientFiles
{
    private readonly Dictionary<string, WebClientFile> _files = new(StringComparer.Ordinal);

    public WebClientFiles(IOptions<GatewayOptions> options)
    {
        var folder = options.Value.WebClient;
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var address = "/" + Path.GetRelativePath(folder, path).Replace('\\', '/');
            var isHidden = address.Contains("/.", StringComparison.Ordinal);
            var isEncoded = address.EndsWith(".br", StringComparison.Ordinal) || address.EndsWith(".gz", StringComparison.Ordinal);
            if (!isHidden && !isEncoded)
            {
                _files[address] = WebClientFile.Read(path, address);
            }
        }
    }

    /// <summary>The page that finds its way by itself, whatever the address; null when no web client was built.</summary>
    public WebClientFile? Index => Find("/index.html");

    public WebClientFile? Find(string address) => _files.GetValueOrDefault(address);
}

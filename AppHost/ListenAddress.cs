using System.Net;
using Platform.Servers;

namespace Platform.AppHost;

/// <summary>Where AppHost listens, looked at before anything is started.</summary>
internal static class ListenAddress
{
    /// <summary>The addresses with their ports chosen (0 becomes a free one).</summary>
    /// <exception cref="ServerException">One is not an address, or its port is taken.</exception>
    public static IReadOnlyList<Uri> Resolve(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return addresses.Length == 0 ? throw new ServerException("--urls names no address.") : [.. addresses.Select(ResolveOne)];
    }

    /// <summary>The address as a person on this machine types it, without a slash at the end.</summary>
    public static string ForPeople(Uri address) => new UriBuilder(address) { Host = IsEverywhere(address.Host) ? "localhost" : address.Host }
        .Uri.GetLeftPart(UriPartial.Authority);

    private static Uri ResolveOne(string url)
    {
        // Kestrel's wildcards are no host names.
        var text = url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new ServerException($"--urls {url}: that is not an address such as http://localhost:8080.");
        }

        if (address.Port == 0)
        {
            return new UriBuilder(address) { Port = LoopbackPort.Free() }.Uri;
        }

        if (!Array.TrueForAll(Interfaces(address.Host), place => LoopbackPort.IsFree(place, address.Port)))
        {
            throw new ServerException(
                $"Port {address.Port} is taken by another program. Stop it, or choose another port: --urls {address.Scheme}://{address.Host}:{address.Port + 1}");
        }

        return address;
    }

    private static IPAddress[] Interfaces(string host)
    {
        if (host == "localhost")
        {
            return System.Net.Sockets.Socket.OSSupportsIPv6 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];
        }

        return IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address] : [IPAddress.Any];
    }

    private static bool IsEverywhere(string host) => host is "0.0.0.0" or "[::]";
}

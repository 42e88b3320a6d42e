using System.Net;
using System.Net.Sockets;

namespace Platform.Hosting.Outbound;

/// <summary>
/// Addresses that are not on the public internet: what a person names must not lead there, or they would reach through this process what
/// they cannot reach themselves (SSRF). From the registries of special-purpose addresses (RFC 6890).
/// </summary>
public static class InsideNetworks
{
    private static readonly IPNetwork[] Networks =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10",
            "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    // Addresses of the translator between IPv6 and IPv4 (RFC 6052): the last four bytes are the address that is reached.
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>True when the address is not a public one; an IPv4 address that is written as IPv6 is judged as what it is.</summary>
    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return Contains(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address)) return Contains(new IPAddress(address.GetAddressBytes()[12..]));
        return Array.Exists(Networks, network => network.Contains(address));
    }
}

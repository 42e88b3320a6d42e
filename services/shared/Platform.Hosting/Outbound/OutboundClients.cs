using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Platform.Hosting.Outbound;

/// <summary>Clients for addresses that people named.</summary>
public static class OutboundClients
{
    // Of an answer nothing but its status and its headers is of use.
    private const int LargestAnswer = 16 * 1024;

    /// <summary>
    /// Adds a client of that name (<see cref="IHttpClientFactory"/>) that reaches nothing inside (<see cref="InsideNetworks"/>): every
    /// address is judged when it is connected to, after its name was looked up, so that a name cannot change in between. It follows no
    /// redirects, keeps no cookies and takes no proxy from the environment.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="name">What the client is called.</param>
    /// <param name="timeout">Of a whole request.</param>
    public static void AddOutboundClient(this IServiceCollection services, string name, TimeSpan timeout)
    {
        services.AddOptions<OutboundOptions>().BindConfiguration("Outbound").ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(name, client =>
        {
            client.Timeout = timeout;
            client.MaxResponseContentBufferSize = LargestAnswer;
        })
            // Whoever knows the address of a device can reach it: it has no place in a log.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(provider => Handler(provider.GetRequiredService<IOptions<OutboundOptions>>().Value, timeout));
    }

    /// <summary>Why an address cannot be one of these, before anything is connected to; null when it can.</summary>
    /// <param name="address">What a person named.</param>
    /// <param name="options">What is allowed beside the public internet.</param>
    public static string? Refusal(string? address, OutboundOptions options)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6))
            return "is an absolute https address";
        if (uri.UserInfo.Length > 0) return "names no user";
        var literal = IPAddress.TryParse(uri.DnsSafeHost, out var parsed) ? parsed : null;
        if (literal is not null && options.Allows(literal)) return uri.Scheme is "http" or "https" ? null : "is an absolute http or https address";
        if (uri.Scheme != "https" || uri.Port != 443) return "is an https address on port 443";
        if (literal is not null || !uri.DnsSafeHost.Contains('.', StringComparison.Ordinal)) return "names a host of the public internet, not a number";
        return null;
    }

    private static SocketsHttpHandler Handler(OutboundOptions options, TimeSpan timeout) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = timeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, options, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, OutboundOptions options, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        // One that leads inside spoils them all: which one is taken would be chance.
        if (Array.Find(addresses, address => InsideNetworks.Contains(address) && !options.Allows(address)) is not null) throw new InsideAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>An address that a person named leads inside; nothing was connected to.</summary>
public sealed class InsideAddressException() : IOException("The address leads to a network that is not public.");

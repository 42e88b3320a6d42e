using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace Platform.Client.Realtime;

/// <summary>
/// Opens the WebSocket under a SignalR connection, without negotiation: the hub speaks nothing else. Stands where
/// Microsoft.AspNetCore.Http.Connections.Client would, which the package feed lacks.
/// </summary>
internal sealed class WebSocketConnectionFactory(HttpMessageInvoker sockets, Func<CancellationToken, ValueTask<string>> accessToken, string userAgent)
    : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        try
        {
            // The hub's pings keep the connection alive; a second layer of them would only cost timers.
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            socket.Options.CollectHttpResponseDetails = true;
            socket.Options.SetRequestHeader("Authorization", "Bearer " + await accessToken(cancellationToken));
            socket.Options.SetRequestHeader("User-Agent", userAgent);
            await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, sockets, cancellationToken);
            socket.HttpResponseHeaders = null;
            return new WebSocketConnection(socket);
        }
        catch (WebSocketException exception) when (socket.HttpStatusCode != default(HttpStatusCode))
        {
            var refusal = Refusal(socket, exception);
            socket.Dispose();
            throw refusal;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static UriEndPoint EndPoint(Uri address, string path)
    {
        var builder = new UriBuilder(new Uri(address, path)) { Scheme = address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" };
        return new UriEndPoint(builder.Uri);
    }

    private static PlatformException Refusal(ClientWebSocket socket, WebSocketException exception)
    {
        var retryAfter = socket.HttpResponseHeaders is { } headers
            && headers.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value is { } values
            && int.TryParse(values.First(), out var seconds) ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        return new PlatformException(
            PlatformErrorCodes.UnexpectedError, $"The server answered {(int)socket.HttpStatusCode} to the realtime connection.", exception)
        {
            Status = socket.HttpStatusCode,
            RetryAfter = retryAfter,
        };
    }
}

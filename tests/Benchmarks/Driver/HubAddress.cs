using System.Text;

namespace Platform.Benchmarks.Driver;

/// <summary>Where the hub is. Plain http only: the driver must not spend its CPU on TLS.</summary>
internal sealed class HubAddress(Uri address)
{
    public string Host { get; } = address.Host;

    public int Port { get; } = address.Port;

    public byte[] UpgradeRequest(string accessToken) => Encoding.ASCII.GetBytes(
        $"GET /hubs/chat HTTP/1.1\r\nHost: {Host}:{Port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
        $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Convert.ToBase64String(Guid.CreateVersion7().ToByteArray())}\r\n" +
        $"User-Agent: Platform.Benchmarks\r\nAuthorization: Bearer {accessToken}\r\n\r\n");
}

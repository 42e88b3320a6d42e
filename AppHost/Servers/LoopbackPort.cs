using System.Net;
using System.Net.Sockets;

namespace Platform.Servers;

/// <summary>TCP ports of this machine's loopback interface.</summary>
public static class LoopbackPort
{
    /// <summary>A port that was free a moment ago. Whoever takes it tries again with another when somebody was faster.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Whether a server could listen on <paramref name="port"/> of <paramref name="address"/> now.</summary>
    public static bool IsFree(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // As Kestrel does: a port in TIME_WAIT after the last run is free, a port with a listener is not.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, !OperatingSystem.IsWindows());
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

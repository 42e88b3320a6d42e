namespace Platform.Gateway;

/// <summary>
/// Section <c>Gateway</c>. Beside it, <c>Gateway:Services:&lt;name&gt;</c> gives the addresses of a service's processes, separated by
/// semicolons (<c>http://chat-1:8080;http://chat-2:8080</c>): the gateway in a process of its own needs them.
/// </summary>
public sealed class GatewayOptions
{
    /// <summary>Origins besides the gateway's own whose pages may use the hubs and the sign-in cookie: <c>https://chat.example.com</c>.</summary>
    public string[] AllowedOrigins { get; set; } = [];

    /// <summary>Networks (CIDR) of the proxies in front, whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>Folder with the built web client (<c>clients/web/dist</c>); empty serves none.</summary>
    public string WebClient { get; set; } = "";
}

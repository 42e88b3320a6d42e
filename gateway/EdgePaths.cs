namespace Platform.Gateway;

/// <summary>Which part of the product an address belongs to. Case plays no role, because it plays none in routing.</summary>
internal static class EdgePaths
{
    private static readonly PathString[] NotThePages = ["/api", "/hubs", "/openapi", "/docs", "/health"];

    public static bool IsBelow(this PathString path, PathString root) => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase);

    /// <summary>What programs call: checked, limited, and answered with problem details.</summary>
    public static bool IsInterface(PathString path) => path.IsBelow("/api") || IsHub(path) || path.IsBelow("/openapi");

    public static bool IsHub(PathString path) => path.IsBelow("/hubs");

    /// <summary>What is called with a ticket instead of a token.</summary>
    public static bool ShowsTicket(PathString path) => IsHub(path) || path.IsBelow("/api/chat/v1/push/arrivals");

    /// <summary>Where the browser sends and receives the refresh cookie.</summary>
    public static bool UsesCookies(PathString path) => path.IsBelow("/api/directory/v1/session");

    /// <summary>What the web client answers: its files, and its pages, whose addresses only it knows.</summary>
    public static bool IsPage(PathString path) => !Array.Exists(NotThePages, reserved => path.IsBelow(reserved));
}

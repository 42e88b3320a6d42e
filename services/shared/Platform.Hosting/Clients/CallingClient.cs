using System.Text.RegularExpressions;

namespace Platform.Hosting.Clients;

/// <summary>
/// The program that a person uses: "Web 1.4.0, Chrome on Windows". It is what the client says of itself, for people to read,
/// and nothing is decided by it.
/// </summary>
/// <param name="Name">The client, 1 to 40 characters: "Web".</param>
/// <param name="Version">Its version, up to 20 characters; empty when it did not say.</param>
/// <param name="Platform">What it runs on, up to 100 characters: "Chrome on Windows"; empty when it did not say.</param>
public sealed partial record CallingClient(string Name, string Version, string Platform)
{
    /// <summary>Where a client names itself when it cannot set headers, as a browser that opens a WebSocket: <c>?client=Web/1.4.0</c>.</summary>
    public const string QueryParameter = "client";

    /// <summary>Where a client names itself otherwise; without it, User-Agent is read.</summary>
    public const string Header = "X-Client";

    /// <summary>Reads the client from a request. What does not look like <c>Name/1.2.3</c> is passed over.</summary>
    public static CallingClient Of(HttpRequest request)
    {
        var userAgent = request.Headers.UserAgent.ToString();
        var named = Product().Match(request.Headers[Header] is [{ } header] ? header : request.Query[QueryParameter].ToString());
        if (named.Success) return new(named.Groups["name"].Value, named.Groups["version"].Value, PlatformOf(userAgent));

        if (userAgent.StartsWith("Mozilla/", StringComparison.Ordinal)) return new("Web", "", PlatformOf(userAgent));
        var program = Product().Match(userAgent.Split(' ', 2)[0]);
        return program.Success ? new(program.Groups["name"].Value, program.Groups["version"].Value, "") : new("Unknown", "", "");
    }

    private static string PlatformOf(string userAgent) =>
        userAgent.StartsWith("Mozilla/", StringComparison.Ordinal) && ClientName.Of(userAgent) is var name && !name.StartsWith("Mozilla/", StringComparison.Ordinal) ? name : "";

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9._-]{0,39})(/(?<version>[0-9A-Za-z.+-]{1,20}))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Product();
}

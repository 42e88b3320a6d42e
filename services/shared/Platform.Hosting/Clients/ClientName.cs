namespace Platform.Hosting.Clients;

/// <summary>Says "Chrome on Windows" for a User-Agent header, for people who look through their sessions or at a colleague.</summary>
public static class ClientName
{
    private const int Longest = 100;

    // In this order: every browser names those it wants to be taken for.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("YaBrowser/", "Yandex Browser"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Browser and system; else the first product that the header names, up to 100 characters; else "Unknown".</summary>
    public static string Of(string userAgent)
    {
        var browser = Find(Browsers, userAgent);
        var system = Find(Systems, userAgent);
        return (browser, system) switch
        {
            (not null, not null) => $"{browser} on {system}",
            (not null, null) => browser,
            _ => Product(userAgent),
        };
    }

    // Programs other than browsers name themselves first: "Platform.Client/1.0".
    private static string Product(string userAgent)
    {
        var product = new string([.. userAgent.TakeWhile(letter => letter is > ' ' and <= '~').Take(Longest)]);
        return product.Length > 0 ? product : "Unknown";
    }

    private static string? Find((string Mark, string Name)[] names, string userAgent) =>
        names.FirstOrDefault(name => userAgent.Contains(name.Mark, StringComparison.Ordinal)).Name;
}

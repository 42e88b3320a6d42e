namespace Platform.Client.Sessions;

/// <summary>
/// The one cookie of the product: the rotating refresh token. Held by hand, because a cookie container belongs to a handler, and
/// clients of many people may share one handler.
/// </summary>
internal sealed class RefreshCookie
{
    private const string Name = "refresh";
    private volatile string? _value;

    public bool IsPresent => _value is not null;

    public void Clear() => _value = null;

    public void Apply(HttpRequestMessage request)
    {
        if (_value is { } value)
            request.Headers.TryAddWithoutValidation("Cookie", $"{Name}={value}");
    }

    public void Take(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var cookies))
            return;
        foreach (var cookie in cookies)
        {
            if (!cookie.StartsWith(Name + "=", StringComparison.Ordinal))
                continue;
            var end = cookie.IndexOf(';', StringComparison.Ordinal);
            var value = cookie[(Name.Length + 1)..(end < 0 ? cookie.Length : end)];
            _value = value.Length == 0 ? null : value;
        }
    }
}

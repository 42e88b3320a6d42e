using System.Buffers.Text;
using System.Text;
using Platform.Chat.WebPush;
using Platform.Hosting.Errors;
using Platform.Hosting.Outbound;

namespace Platform.Chat.Push;

/// <summary>Where this device is reached while the app is closed on it: what a browser's <c>PushSubscription</c> says.</summary>
/// <param name="Endpoint">An https address of the browser's push service, up to 1,000 characters.</param>
/// <param name="Keys">The browser's keys.</param>
/// <param name="Language">In which language to write what no person wrote: <c>en</c> or <c>ru</c>.</param>
public sealed record PushSubscriptionRequest(string? Endpoint, PushKeys? Keys, string? Language);

/// <summary>The keys of a subscription, in base64url.</summary>
/// <param name="P256dh">A public key of P-256: 65 bytes.</param>
/// <param name="Auth">A secret of 16 bytes.</param>
public sealed record PushKeys(string? P256dh, string? Auth);

/// <summary>What a device needs to subscribe, and whether it has.</summary>
/// <param name="PublicKey">The <c>applicationServerKey</c>, base64url; null where this installation sends no pushes.</param>
/// <param name="Endpoint">Where this device is reached; null where it is not.</param>
public sealed record PushState(string? PublicKey, string? Endpoint);

/// <summary>A subscription as it is kept.</summary>
internal sealed record PushSubscription(string Endpoint, byte[] P256dh, byte[] Auth, string Language)
{
    private const int LongestEndpoint = 1_000;
    private const int AuthLength = 16;

    /// <summary>Reads a request.</summary>
    /// <exception cref="ProblemException">A field is out of bounds, or the address leads where none may.</exception>
    public static PushSubscription Parse(PushSubscriptionRequest request, OutboundOptions outbound)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.Endpoint is not { Length: > 0 and <= LongestEndpoint } || !Ascii.IsValid(request.Endpoint))
            errors["endpoint"] = [$"Endpoint has 1 to {LongestEndpoint} characters of ASCII."];
        else if (OutboundClients.Refusal(request.Endpoint, outbound) is { } refusal)
            errors["endpoint"] = [$"Endpoint {refusal}."];
        var p256dh = Bytes(request.Keys?.P256dh);
        if (p256dh is null || P256.Public(p256dh) is null) errors["keys.p256dh"] = ["Keys.p256dh is a public key of P-256: 65 bytes in base64url."];
        var auth = Bytes(request.Keys?.Auth);
        if (auth?.Length != AuthLength) errors["keys.auth"] = [$"Keys.auth is a secret of {AuthLength} bytes in base64url."];
        if (request.Language is not ("en" or "ru")) errors["language"] = ["Language is en or ru."];
        if (errors.Count > 0) throw Problem.Invalid(errors);
        return new(new Uri(request.Endpoint!).AbsoluteUri, p256dh!, auth!, request.Language!);
    }

    private static byte[]? Bytes(string? base64Url) =>
        base64Url is { Length: > 0 and <= 100 } && Base64Url.IsValid(base64Url) ? Base64Url.DecodeFromChars(base64Url) : null;
}

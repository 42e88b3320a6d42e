using System.Net.Http.Headers;
using System.Security.Cryptography;
using Platform.Hosting.Outbound;

namespace Platform.Chat.WebPush;

/// <summary>Hands messages to push services (RFC 8030).</summary>
public sealed class PushClient(IHttpClientFactory clients, TimeProvider clock)
{
    /// <summary>What the client is called that reaches push services.</summary>
    public const string Client = "push";

    // How long a push service keeps it for a device that is off. Older news is in the app.
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>Hands over one message, and says what came of it. Nothing is thrown for what a push service does.</summary>
    /// <param name="vapid">Who sends.</param>
    /// <param name="target">Where the browser is reached.</param>
    /// <param name="payload">At most <see cref="PushEncryption.LargestPayload"/> bytes.</param>
    /// <param name="topic">Up to 32 characters of base64url: a later message takes the place of one that has not arrived (RFC 8030, section 5.4).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PushResult> SendAsync(Vapid vapid, PushTarget target, ReadOnlyMemory<byte> payload, string topic, CancellationToken cancellationToken)
    {
        if (P256.Public(target.P256dh) is not { } receiver) return new(PushVerdict.Refused, "key");
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Endpoint);
        request.Headers.TryAddWithoutValidation("Authorization", vapid.Authorization(target.Endpoint, clock.GetUtcNow()));
        request.Headers.TryAddWithoutValidation("TTL", ((int)Life.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("Urgency", "high");
        request.Headers.TryAddWithoutValidation("Topic", topic);
        request.Content = new ByteArrayContent(PushEncryption.Encrypt(payload.Span, receiver, target.Auth));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentEncoding.Add("aes128gcm");
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return Judge(response, clock.GetUtcNow());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(PushVerdict.Later, "timeout");
        }
        catch (HttpRequestException failure)
        {
            return failure.InnerException is InsideAddressException ? new(PushVerdict.Refused, "inside") : new(PushVerdict.Later, "unreachable");
        }
        catch (CryptographicException)
        {
            return new(PushVerdict.Refused, "key");
        }
    }

    private static PushResult Judge(HttpResponseMessage response, DateTimeOffset now) => (int)response.StatusCode switch
    {
        >= 200 and < 300 => new(PushVerdict.Taken),
        404 or 410 => new(PushVerdict.Gone, Status(response)),
        // Ours to mend, or the network's: the subscription is not at fault.
        401 or 403 or 408 or 429 or >= 500 => new(PushVerdict.Later, Status(response), After(response.Headers.RetryAfter, now)),
        _ => new(PushVerdict.Refused, Status(response)),
    };

    private static string Status(HttpResponseMessage response) => ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static TimeSpan? After(RetryConditionHeaderValue? header, DateTimeOffset now) => header?.Delta ?? (header?.Date is { } date ? date - now : null);
}

/// <summary>Where a browser is reached (Push API).</summary>
/// <param name="Endpoint">Address at the push service.</param>
/// <param name="P256dh">The browser's public key, 65 bytes.</param>
/// <param name="Auth">The browser's secret, 16 bytes.</param>
public sealed record PushTarget(Uri Endpoint, byte[] P256dh, byte[] Auth);

/// <summary>What came of handing over.</summary>
/// <param name="Verdict">In short.</param>
/// <param name="Detail">Where it failed: the status, <c>timeout</c>, <c>unreachable</c>, <c>inside</c> or <c>key</c>.</param>
/// <param name="RetryAfter">When the push service wants to be asked again; null where it does not say.</param>
public sealed record PushResult(PushVerdict Verdict, string? Detail = null, TimeSpan? RetryAfter = null);

/// <summary>What came of handing a message to a push service.</summary>
public enum PushVerdict
{
    /// <summary>It is on its way.</summary>
    Taken,

    /// <summary>Nobody is reached there any more.</summary>
    Gone,

    /// <summary>Not now; trying again makes sense.</summary>
    Later,

    /// <summary>It will not be taken however often it is tried.</summary>
    Refused,
}

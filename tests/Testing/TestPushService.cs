using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Platform.Testing;

/// <summary>
/// A push service (RFC 8030) on this machine, and the browsers that it reaches. What a sender must do, it insists on: identification
/// (RFC 8292) and encryption (RFC 8291), which is undone here from the RFC alone.
/// </summary>
public sealed class TestPushService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, TestBrowser> _browsers = new(StringComparer.Ordinal);

    private TestPushService(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>A private key for a sender, as <c>Chat:Push:PrivateKey</c> wants it.</summary>
    public static string CreateKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Base64Url.EncodeToString(key.ExportParameters(includePrivateParameters: true).D);
    }

    /// <summary>Starts one.</summary>
    public static async Task<TestPushService> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var service = new TestPushService(app);
        app.MapPost("/push/{id}", service.TakeAsync);
        await app.StartAsync(cancellationToken);
        return service;
    }

    /// <summary>A browser that has subscribed.</summary>
    public TestBrowser Subscribe()
    {
        var browser = new TestBrowser(new Uri(Address, "/push/" + Guid.CreateVersion7().ToString("N")));
        _browsers[browser.Endpoint.AbsolutePath] = browser;
        return browser;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        if (!_browsers.TryGetValue(context.Request.Path, out var browser))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (Objection(context.Request) is { } objection)
        {
            browser.Objections.Enqueue(objection);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        await browser.TakeAsync(context, body.ToArray());
    }

    private string? Objection(HttpRequest request)
    {
        if (request.Headers.ContentEncoding != "aes128gcm") return "Content-Encoding is aes128gcm.";
        if (!int.TryParse(request.Headers["TTL"], out var life) || life < 0) return "TTL is required (RFC 8030, section 5.2).";
        if (request.Headers["Topic"].ToString() is not { Length: <= 32 } topic || !Base64Url.IsValid(topic)) return "A topic has up to 32 characters of base64url.";
        var parts = request.Headers.Authorization.ToString().Split("vapid t=", 2)[^1].Split(", k=");
        return parts.Length != 2 ? "Authorization is vapid t=…, k=…" : TokenObjection(parts[0], parts[1]);
    }

    private string? TokenObjection(string token, string key)
    {
        var dot = token.LastIndexOf('.');
        var point = Base64Url.DecodeFromChars(key);
        using var sender = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33], Y = point[33..] } });
        if (!sender.VerifyData(Encoding.ASCII.GetBytes(token[..dot]), Base64Url.DecodeFromChars(token.AsSpan(dot + 1)), HashAlgorithmName.SHA256)) return "The signature is wrong.";
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;
        if (claims.GetProperty("aud").GetString() != Address.GetLeftPart(UriPartial.Authority)) return "The token is for another push service.";
        var lasts = claims.GetProperty("exp").GetInt64() - TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return lasts is > 0 and <= 86_400 ? null : "A token lasts a day at most.";
    }
}

/// <summary>A browser that is reached by a push service.</summary>
public sealed class TestBrowser : IDisposable
{
    private readonly ECDiffieHellman _key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _auth = RandomNumberGenerator.GetBytes(16);
    private readonly Channel<TestPush> _pushes = Channel.CreateUnbounded<TestPush>();

    internal TestBrowser(Uri endpoint) => Endpoint = endpoint;

    /// <summary>Where it is reached.</summary>
    public Uri Endpoint { get; }

    /// <summary>Its public key, base64url.</summary>
    public string P256dh => Base64Url.EncodeToString(Point());

    /// <summary>Its secret, base64url.</summary>
    public string Auth => Base64Url.EncodeToString(_auth);

    /// <summary>What its push service does with a push; takes it (201) unless set.</summary>
    public Func<HttpContext, Task>? Answer { get; set; }

    /// <summary>What a sender did wrong.</summary>
    public ConcurrentQueue<string> Objections { get; } = [];

    /// <summary>How many pushes arrived.</summary>
    public int Count { get; private set; }

    /// <summary>The next push, decrypted.</summary>
    public async Task<TestPush> NextAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return await _pushes.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Undoes RFC 8291.</summary>
    public string Decrypt(byte[] body)
    {
        var senderPoint = body[21..86];
        using var sender = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = senderPoint[1..33], Y = senderPoint[33..] } });
        var secret = _key.DeriveRawSecretAgreement(sender.PublicKey);
        var input = Hash(Hash(_auth, secret), [.. "WebPush: info\0"u8, .. Point(), .. senderPoint, 1]);
        var keys = Hash(body[..16], input);
        var key = Hash(keys, [.. "Content-Encoding: aes128gcm\0"u8, 1])[..16];
        var nonce = Hash(keys, [.. "Content-Encoding: nonce\0"u8, 1])[..12];
        var padded = new byte[body.Length - 86 - 16];
        using var cipher = new AesGcm(key, 16);
        cipher.Decrypt(nonce, body.AsSpan(86, padded.Length), body.AsSpan(body.Length - 16), padded);
        var end = Array.FindLastIndex(padded, octet => octet != 0);
        return padded[end] == 2 ? Encoding.UTF8.GetString(padded, 0, end) : throw new InvalidDataException("The last record ends with 2.");
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal async Task TakeAsync(HttpContext context, byte[] body)
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        if (Answer is { } answer) await answer(context);
        if (context.Response.StatusCode != StatusCodes.Status201Created) return;
        Count++;
        _pushes.Writer.TryWrite(new TestPush(JsonDocument.Parse(Decrypt(body)).RootElement, context.Request.Headers["Topic"].ToString(), body));
    }

    private static byte[] Hash(byte[] key, byte[] data) => HMACSHA256.HashData(key, data);

    private byte[] Point()
    {
        var key = _key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. key.X!, .. key.Y!];
    }
}

/// <summary>A push that arrived.</summary>
/// <param name="Payload">What it says.</param>
/// <param name="Topic">What it takes the place of.</param>
/// <param name="Body">As it was sent.</param>
public sealed record TestPush(JsonElement Payload, string Topic, byte[] Body);

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Platform.Chat.WebPush;

namespace Platform.Chat.Tests.WebPush;

/// <summary>What goes to push services, against the examples of the RFCs.</summary>
public sealed class WebPushTests
{
    // RFC 8291, section 5 and appendix A.
    private const string Plaintext = "When I grow up, I want to be a watermelon";
    private const string SenderPrivate = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private const string ReceiverPublic = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private const string AuthSecret = "BTBZMqHH6r4Tts7J_aSIgg";
    private const string Salt = "DGv6ra1nlYgDCS1FRnbzlw";
    private const string Encrypted =
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4M" +
        "qgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    // RFC 8292, section 2.4.
    private const string Token =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1w" +
        "bGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";
    private const string TokenKey = "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";

    [Fact]
    public void Encrypts_as_the_example_of_RFC_8291_does()
    {
        using var sender = ECDiffieHellman.Create(P256.Private(SenderPrivate));

        var body = PushEncryption.Encrypt(
            Encoding.UTF8.GetBytes(Plaintext), P256.Public(Bytes(ReceiverPublic))!.Value, Bytes(AuthSecret), sender, Bytes(Salt));

        Assert.Equal(Encrypted, Base64Url.EncodeToString(body));
    }

    [Fact]
    public void Identifies_the_sender_as_the_example_of_RFC_8292_does()
    {
        var dot = Token.LastIndexOf('.');
        Assert.Equal(Token[..dot], Vapid.Unsigned("https://push.example.net", DateTimeOffset.FromUnixTimeSeconds(1453523768), "mailto:push@example.com"));

        using var key = ECDsa.Create(P256.Public(Bytes(TokenKey))!.Value);
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes(Token[..dot]), Bytes(Token[(dot + 1)..]), HashAlgorithmName.SHA256));
    }

    [Fact]
    public void A_token_is_of_one_push_service_signed_and_used_for_hours()
    {
        using var vapid = new Vapid(Testing.TestPushService.CreateKey(), "mailto:operator@example.com");
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

        var header = vapid.Authorization(new Uri("https://push.example.net/p/abc?x=1"), now);

        var (token, key) = (header["vapid t=".Length..header.IndexOf(',', StringComparison.Ordinal)], header[(header.IndexOf("k=", StringComparison.Ordinal) + 2)..]);
        var dot = token.LastIndexOf('.');
        using var verifying = ECDsa.Create(P256.Public(Bytes(key))!.Value);
        Assert.True(verifying.VerifyData(Encoding.ASCII.GetBytes(token[..dot]), Bytes(token[(dot + 1)..]), HashAlgorithmName.SHA256));
        var claims = JsonDocument.Parse(Bytes(token.Split('.')[1])).RootElement;
        Assert.Equal("https://push.example.net", claims.GetProperty("aud").GetString());
        Assert.Equal(now.AddHours(12).ToUnixTimeSeconds(), claims.GetProperty("exp").GetInt64());
        Assert.Equal(key, vapid.PublicKey);

        Assert.Equal(header, vapid.Authorization(new Uri("https://push.example.net/p/other"), now.AddHours(5)));
        Assert.NotEqual(header, vapid.Authorization(new Uri("https://push.example.net/p/abc"), now.AddHours(6)));
        Assert.NotEqual(header, vapid.Authorization(new Uri("https://other.example.net/p/abc"), now));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(PushEncryption.LargestPayload)]
    public async Task A_browser_reads_what_was_encrypted_for_it_and_no_two_look_alike(int length)
    {
        await using var service = await Testing.TestPushService.StartAsync(TestContext.Current.CancellationToken);
        using var browser = service.Subscribe();
        var payload = new string('x', length);

        var body = Encrypt(browser, payload);

        Assert.Equal(payload, browser.Decrypt(body));
        Assert.True(body.Length <= 4096, "A push service takes 4,096 bytes.");
        Assert.NotEqual(body, Encrypt(browser, payload));
    }

    [Fact]
    public async Task What_is_too_large_is_not_encrypted()
    {
        await using var service = await Testing.TestPushService.StartAsync(TestContext.Current.CancellationToken);
        using var browser = service.Subscribe();

        Assert.Throws<ArgumentException>(() => Encrypt(browser, new string('x', PushEncryption.LargestPayload + 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBP")]
    [InlineData("BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AxHxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF")]
    public void What_is_no_point_of_the_curve_is_no_key(string point) => Assert.Null(P256.Public(Bytes(point)));

    private static byte[] Encrypt(Testing.TestBrowser browser, string payload) =>
        PushEncryption.Encrypt(Encoding.UTF8.GetBytes(payload), P256.Public(Bytes(browser.P256dh))!.Value, Bytes(browser.Auth));

    private static byte[] Bytes(string base64Url) => Base64Url.IsValid(base64Url) ? Base64Url.DecodeFromChars(base64Url) : [];
}

using System.Net;
using System.Text;
using MassTransit;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Gateway.Tests.Security;

public sealed class TokenCheckTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private const string Path = "/api/chat/v1/conversations";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_valid_token_passes()
    {
        using var response = await gateway.SendAsync(Path, gateway.TokenOf(GatewayUnderTest.SomebodyNew()));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public Task A_token_signed_by_another_key_is_refused() =>
        IsRefusedAsync(TestAuthority.Token(GatewayUnderTest.SomebodyNew(), Now, TestAuthority.CreateKey()));

    [Fact]
    public Task An_expired_token_is_refused() =>
        IsRefusedAsync(gateway.Authority.Token(GatewayUnderTest.SomebodyNew(), Now.AddMinutes(-11)));

    [Fact]
    public async Task A_token_whose_claims_were_changed_is_refused()
    {
        var mine = gateway.TokenOf(GatewayUnderTest.SomebodyNew()).Split('.');
        var somebodyElses = gateway.TokenOf(GatewayUnderTest.SomebodyNew()).Split('.');

        await IsRefusedAsync($"{mine[0]}.{somebodyElses[1]}.{mine[2]}");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    public Task An_unsigned_token_is_refused(string algorithm)
    {
        var claims = gateway.TokenOf(GatewayUnderTest.SomebodyNew()).Split('.')[1];
        var header = Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"at+jwt"}""");
        return IsRefusedAsync($"{header}.{claims}.");
    }

    [Fact]
    public Task A_token_signed_with_the_public_key_as_a_password_is_refused()
    {
        var token = gateway.TokenOf(GatewayUnderTest.SomebodyNew());
        var header = new JsonWebToken(token);
        var secret = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(header.Kid.PadRight(64, 'k'))) { KeyId = header.Kid };
        var forged = new JsonWebTokenHandler().CreateToken(
            Base64UrlEncoder.Decode(header.EncodedPayload), new SigningCredentials(secret, SecurityAlgorithms.HmacSha256));
        return IsRefusedAsync(forged);
    }

    [Theory]
    [InlineData("JWT", "platform")] // an identity token, say
    [InlineData("at+jwt", "https://somebody.else")]
    public Task A_token_made_for_something_else_is_refused(string type, string issuer) =>
        IsRefusedAsync(gateway.Authority.Token(GatewayUnderTest.SomebodyNew(), Now, type, issuer));

    [Fact]
    public async Task A_token_of_an_ended_session_is_refused_as_soon_as_the_gateway_hears_of_it()
    {
        var person = GatewayUnderTest.SomebodyNew();
        var token = gateway.TokenOf(person);

        await gateway.Services.GetRequiredService<IBus>().Publish(
            new SessionsEnded(person.TenantId, Guid.CreateVersion7(), person.UserId, [person.SessionId]), TestContext.Current.CancellationToken);

        await Eventually.IsTrueAsync("the token is refused", async () =>
        {
            using var response = await gateway.SendAsync(Path, token);
            return response.StatusCode == HttpStatusCode.Unauthorized;
        });
    }

    [Fact]
    public async Task Without_a_token_each_address_decides_for_itself()
    {
        using var response = await gateway.SendAsync(Path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task While_the_keys_cannot_be_fetched_the_answer_is_503_and_names_the_directory()
    {
        await using var lonely = await GatewayUnderTest.StartAsync(("Auth:Authority", "http://127.0.0.1:9"));

        using var response = await lonely.SendAsync(Path, lonely.TokenOf(GatewayUnderTest.SomebodyNew()));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("directory is not available.", (await GatewayUnderTest.ProblemOfAsync(response)).GetProperty("detail").GetString());
        Assert.NotNull(response.Headers.RetryAfter);
    }

    private async Task IsRefusedAsync(string token)
    {
        var before = gateway.Chat.Requests;

        using var response = await gateway.SendAsync(Path, token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("unauthenticated", await GatewayUnderTest.CodeOfAsync(response));
        Assert.Contains("Bearer", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, gateway.Chat.Requests);
    }
}

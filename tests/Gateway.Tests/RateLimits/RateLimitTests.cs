using System.Net;
using Platform.Testing;

namespace Platform.Gateway.Tests.RateLimits;

/// <summary>Buckets that fill so slowly (one token a second) that a test's few requests meet their bottom.</summary>
public sealed class RateLimitTests
{
    private const string Path = "/api/chat/v1/conversations";

    [Fact]
    public async Task A_user_who_is_too_fast_is_told_when_to_come_back_and_others_are_served()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(("Gateway:Limits:UserPerSecond", "1"), ("Gateway:Limits:UserBurst", "3"));
        var tenant = Guid.CreateVersion7();
        var token = gateway.TokenOf(TestPerson.In(tenant));

        using var refused = await ExhaustAsync(gateway, token, 3);

        Assert.Equal("too_many_requests", await GatewayUnderTest.CodeOfAsync(refused));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        using var colleague = await gateway.SendAsync(Path, gateway.TokenOf(TestPerson.In(tenant)));
        Assert.Equal(HttpStatusCode.OK, colleague.StatusCode);
    }

    [Fact]
    public async Task Who_waits_is_served_again()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(("Gateway:Limits:UserPerSecond", "1"), ("Gateway:Limits:UserBurst", "1"));
        var token = gateway.TokenOf(GatewayUnderTest.SomebodyNew());
        using var refused = await ExhaustAsync(gateway, token, 1);

        await Eventually.IsTrueAsync("a request passes", async () =>
        {
            using var response = await gateway.SendAsync(Path, token);
            return response.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact]
    public async Task A_tenant_that_is_too_fast_slows_down_no_other()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(("Gateway:Limits:TenantPerSecond", "1"), ("Gateway:Limits:TenantBurst", "2"));
        var tenant = Guid.CreateVersion7();
        for (var colleague = 0; colleague < 2; colleague++)
        {
            using var served = await gateway.SendAsync(Path, gateway.TokenOf(TestPerson.In(tenant)));
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }

        using var refused = await ExhaustAsync(gateway, gateway.TokenOf(TestPerson.In(tenant)), 2);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        using var other = await gateway.SendAsync(Path, gateway.TokenOf(GatewayUnderTest.SomebodyNew()));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task An_address_without_a_signed_in_user_is_limited_and_those_who_are_signed_in_there_are_not()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(
            ("Gateway:Limits:AnonymousPerSecond", "1"), ("Gateway:Limits:AnonymousBurst", "2"));

        using var refused = await ExhaustAsync(gateway, token: null, 2);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        using var signedIn = await gateway.SendAsync(Path, gateway.TokenOf(GatewayUnderTest.SomebodyNew()));
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        foreach (var unlimited in new[] { "/", "/assets/index-4f2a9c.js", "/health/live" })
        {
            using var response = await gateway.SendAsync(unlimited);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task Connections_with_a_ticket_have_a_limit_of_their_own()
    {
        await using var gateway = await GatewayUnderTest.StartAsync(
            ("Gateway:Limits:AnonymousPerSecond", "1"), ("Gateway:Limits:AnonymousBurst", "1"),
            ("Gateway:Limits:ConnectionsPerSecond", "1"), ("Gateway:Limits:ConnectionsBurst", "5"));

        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            using var response = await gateway.SendAsync("/hubs/elsewhere?ticket=t");
            statuses.Add(response.StatusCode);
        }

        Assert.True(statuses.Count(status => status != HttpStatusCode.TooManyRequests) >= 5);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Fact]
    public async Task A_limit_that_is_no_number_above_zero_stops_the_start() =>
        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            GatewayUnderTest.StartAsync(("Gateway:Limits:UserPerSecond", "0")));

    // Until refused: a second may pass on a busy machine, and with it comes one more token.
    private static async Task<HttpResponseMessage> ExhaustAsync(GatewayUnderTest gateway, string? token, int burst)
    {
        for (var attempt = 0; attempt < burst * 20; attempt++)
        {
            var response = await gateway.SendAsync(Path, token);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) return response;
            response.Dispose();
        }

        throw new Xunit.Sdk.XunitException("Nobody was refused.");
    }
}

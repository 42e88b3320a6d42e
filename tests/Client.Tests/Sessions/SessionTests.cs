using Microsoft.Extensions.Time.Testing;

namespace Platform.Client.Tests.Sessions;

public sealed class SessionTests
{
    [Fact]
    public async Task A_wrong_password_is_told_and_signs_nobody_in()
    {
        await using var harness = await ClientHarness.SignInAsync();
        using var client = new PlatformClient(new PlatformClientOptions { Address = harness.Server.Address });

        var problem = await Assert.ThrowsAsync<PlatformException>(() => client.Session.SignInAsync("demo", "anna", "wrong"));

        Assert.Equal(PlatformErrorCodes.InvalidCredentials, problem.Code);
        Assert.False(client.Session.IsSignedIn);
        problem = await Assert.ThrowsAsync<PlatformException>(() => client.Chat.GetConversationsAsync());
        Assert.Equal(PlatformErrorCodes.SessionEnded, problem.Code);
    }

    [Fact]
    public async Task Sign_in_tells_who_it_is()
    {
        await using var harness = await ClientHarness.SignInAsync();

        Assert.Equal("Anna Berg", harness.Client.Session.User?.DisplayName);
        Assert.Equal("demo", harness.Client.Session.User?.Tenant.Slug);
    }

    [Fact]
    public async Task Many_calls_with_an_expired_token_refresh_it_once_and_all_succeed()
    {
        await using var harness = await ClientHarness.SignInAsync();
        harness.Server.Sessions.ExpireToken();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => harness.Client.Chat.GetConversationsAsync()));

        Assert.Equal(1, harness.Server.Sessions.Refreshes);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_expires()
    {
        var time = new FakeTimeProvider();
        await using var harness = await ClientHarness.SignInAsync(time);

        time.Advance(TimeSpan.FromMinutes(8.9));
        await harness.Client.Chat.GetConversationsAsync();
        Assert.Equal(0, harness.Server.Sessions.Refreshes);

        time.Advance(TimeSpan.FromMinutes(0.2));
        await harness.Client.Chat.GetConversationsAsync();
        Assert.Equal(1, harness.Server.Sessions.Refreshes);
    }

    [Fact]
    public async Task Each_refresh_uses_the_cookie_of_the_one_before()
    {
        await using var harness = await ClientHarness.SignInAsync();

        for (var i = 0; i < 3; i++)
            await harness.Client.Session.RefreshAsync();

        Assert.Equal(3, harness.Server.Sessions.Refreshes);
    }

    [Fact]
    public async Task A_session_that_the_server_ended_is_over_for_the_client()
    {
        await using var harness = await ClientHarness.SignInAsync();
        var ended = 0;
        harness.Client.Session.Ended += () => ended++;
        harness.Server.Sessions.End();

        var problem = await Assert.ThrowsAsync<PlatformException>(() => harness.Client.Chat.GetConversationsAsync());

        Assert.Equal(PlatformErrorCodes.SessionEnded, problem.Code);
        Assert.False(harness.Client.Session.IsSignedIn);
        Assert.Equal(1, ended);
    }

    [Fact]
    public async Task A_failing_network_does_not_end_the_session()
    {
        await using var harness = await ClientHarness.SignInAsync();
        harness.Server.Sessions.ExpireToken();
        harness.Server.Intercept = context => context.Request.Path.Value!.EndsWith("/refresh", StringComparison.Ordinal)
            ? Fake.Answers.Problem(503, "database_unavailable")
            : null;

        await Assert.ThrowsAsync<PlatformException>(() => harness.Client.Chat.GetConversationsAsync());
        harness.Server.Intercept = _ => null;

        await harness.Client.Chat.GetConversationsAsync();
        Assert.Equal(1, harness.Server.Sessions.Refreshes);
    }

    [Fact]
    public async Task Sign_out_ends_the_session_at_the_server()
    {
        await using var harness = await ClientHarness.SignInAsync();

        await harness.Client.Session.SignOutAsync();

        Assert.Null(harness.Server.Sessions.ValidRefresh);
        Assert.Null(harness.Client.Session.User);
    }
}

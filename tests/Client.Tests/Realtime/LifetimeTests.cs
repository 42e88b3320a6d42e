using Microsoft.Extensions.Time.Testing;
using Platform.Client.Realtime;
using Platform.Client.Tests.Fake;

namespace Platform.Client.Tests.Realtime;

public sealed class LifetimeTests
{
    [Fact]
    public async Task A_broken_connection_comes_back_by_itself()
    {
        await using var harness = await ClientHarness.SignInAsync();
        await using var connection = harness.Client.CreateChatConnection(ClientHarness.Fast);
        var states = new Log<ChatConnectionState>();
        connection.StateChanged += states.Add;
        await connection.StartAsync();

        harness.Server.Connections.CutAll();

        var seen = await states.UntilAsync(entries => entries.Count(state => state == ChatConnectionState.Live) == 2);
        Assert.Equal(
            [ChatConnectionState.Connecting, ChatConnectionState.Live, ChatConnectionState.Reconnecting, ChatConnectionState.Live], seen);
    }

    [Fact]
    public async Task Tries_are_spaced_by_the_clock_and_as_the_server_asks()
    {
        var time = new FakeTimeProvider();
        await using var harness = await ClientHarness.SignInAsync(time);
        var attempts = new Log<TimeSpan>();
        var start = time.GetUtcNow();
        harness.Server.Intercept = context =>
        {
            if (context.Request.Path != "/hubs/chat")
                return null;
            attempts.Add(time.GetUtcNow() - start);
            context.Response.Headers.RetryAfter = "20";
            return Answers.Problem(429, "too_many_requests");
        };
        await using var connection = harness.Client.CreateChatConnection();
        var starting = connection.StartAsync();

        var times = await attempts.UntilAsync(
            entries => entries.Count >= 3, moveClock: () => time.Advance(TimeSpan.FromMilliseconds(50)));

        Assert.True(times[1] - times[0] >= TimeSpan.FromSeconds(20));
        Assert.True(times[2] - times[1] >= TimeSpan.FromSeconds(20));
        Assert.False(starting.IsCompleted);
    }

    [Fact]
    public async Task A_new_token_is_given_to_the_open_connection()
    {
        await using var harness = await ClientHarness.SignInAsync();
        await using var connection = await harness.ConnectAsync();

        await harness.Client.Session.RefreshAsync();

        await harness.Server.Connections.Renewed.UntilAsync("token-2");
        Assert.Single(harness.Server.Connections.Opened.Entries);
    }

    [Fact]
    public async Task An_idle_connection_takes_a_new_token_before_the_old_one_expires()
    {
        var time = new FakeTimeProvider();
        await using var harness = await ClientHarness.SignInAsync(time);
        await using var connection = await harness.ConnectAsync();

        time.Advance(TimeSpan.FromMinutes(9.1));

        await harness.Server.Connections.Renewed.UntilAsync("token-2");
    }

    [Fact]
    public async Task A_token_that_expired_while_disconnected_is_renewed_to_connect()
    {
        await using var harness = await ClientHarness.SignInAsync();
        await using var connection = await harness.ConnectAsync();

        harness.Server.Sessions.ExpireToken();
        harness.Server.Connections.CutAll();

        await harness.Server.Connections.Opened.UntilCountAsync(2);
        Assert.Equal(1, harness.Server.Sessions.Refreshes);
    }

    [Fact]
    public async Task When_the_session_is_ended_reading_and_sending_say_so()
    {
        await using var harness = await ClientHarness.SignInAsync();
        await using var connection = await harness.ConnectAsync();
        var conversation = harness.Server.Chat.Open();
        harness.Server.Connections.BeforeCommit = async _ =>
        {
            await harness.Server.EmitAsync("sessionEnded");
            throw FakeConnections.Refusal("database_unavailable");
        };
        var send = connection.SendAsync(conversation, "too late");

        await AssertEndedAsync(() => ClientHarness.ReadAsync(connection, 1));
        await AssertEndedAsync(() => send);
        await AssertEndedAsync(() => connection.SendAsync(conversation, "later still"));
        Assert.Equal(ChatConnectionState.Ended, connection.State);
        Assert.False(harness.Client.Session.IsSignedIn);
    }

    [Fact]
    public async Task Nobody_signed_in_cannot_start()
    {
        await using var harness = await ClientHarness.SignInAsync();
        await harness.Client.Session.SignOutAsync();

        await AssertEndedAsync(() => harness.ConnectAsync());
    }

    private static async Task AssertEndedAsync(Func<Task> call) =>
        Assert.Equal(PlatformErrorCodes.SessionEnded, (await Assert.ThrowsAsync<PlatformException>(call)).Code);
}

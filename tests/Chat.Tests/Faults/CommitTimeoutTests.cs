using System.Net;
using Platform.Chat.Messages;
using Platform.Testing;

namespace Platform.Chat.Tests.Faults;

/// <summary>The rows of a statement arrive before its commit does: an acknowledgement waits for the latter.</summary>
public sealed class CommitTimeoutTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    private const string SleepInTheCommit = """
        create function sleep_in_the_commit() returns trigger language plpgsql as 'begin perform pg_sleep(60); return null; end';
        create constraint trigger slow_commit after insert on message deferrable initially deferred
          for each row when (new.body = 'Slow') execute function sleep_in_the_commit();
        """;

    [Fact]
    public async Task A_message_whose_commit_times_out_is_not_acknowledged_and_can_be_sent_again()
    {
        var impatient = new Dictionary<string, string?>
        {
            ["ConnectionStrings:chat"] = fixture.Installation.Database.RuntimeConnectionString + ";Command Timeout=2",
        };
        await using var replica = await TestService.StartAsync(
            fixture.Installation, new ChatService(), impatient, cancellationToken: TestContext.Current.CancellationToken);
        var (anna, _, conversation) = await fixture.PairAsync();
        using var client = fixture.As(anna, replica);
        await fixture.ScalarAsync<object>(SleepInTheCommit);
        var retryKey = Guid.CreateVersion7();

        var refused = await client.SendAsync(conversation.Id, "Slow", retryKey);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Empty((await client.HistoryAsync(conversation.Id)).Items);
        await fixture.ScalarAsync<object>("drop trigger slow_commit on message");
        var sent = await (await client.SendAsync(conversation.Id, "Slow", retryKey)).ReadAsync<Message>();
        Assert.Equal([sent], (await client.HistoryAsync(conversation.Id)).Items);
    }
}

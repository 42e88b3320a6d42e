using System.Collections.Concurrent;
using System.Net.Http.Json;
using MassTransit;
using Platform.Chat.Push;
using Platform.Chat.Tests.Push;
using Platform.Contracts;
using Platform.Hosting;
using Platform.Testing;

namespace Platform.Chat.Tests.Email;

/// <summary>Who is told by e-mail of what, as directory hears it.</summary>
public sealed class EmailTests(ChatFixture fixture) : IClassFixture<ChatFixture>, IAsyncLifetime
{
    private static readonly NotificationChoices AfterAWhile = PushDesk.Usual with { EmailAfterMinutes = 15 };
    private readonly PushDesk _desk = new(fixture);
    private readonly ConcurrentQueue<UnreadEmailDue> _heard = [];
    private TestService _listener = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _desk.InitializeAsync();
        _listener = await TestService.StartAsync(fixture.Installation, new Listener(_heard), cancellationToken: Ending);
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task What_stays_unread_is_told_once_by_conversation_and_the_log_says_so()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync("Board");
        await _desk.ChooseAsync(boris, AfterAWhile);
        var first = await _desk.SendAsync(anna, group.Id, "First");
        await _desk.SendAsync(anna, group.Id, "The **merger** is on Friday");
        await _desk.SendAsync(boris, group.Id, "My own");
        await WaitsAsync(boris);
        Assert.Equal(15, await fixture.ScalarAsync<double>("select extract(epoch from due_at - since)::float8 / 60 from email_pending where user_id = $1", boris.UserId));

        await DueAsync(boris);

        var told = await HeardAsync(boris);
        var conversation = Assert.Single(told.Conversations);
        Assert.Equal((group.Id, "Board", 2, "Somebody", "The merger is on Friday"), (
            conversation.ConversationId, conversation.Title, conversation.Count, conversation.Author, conversation.Text));
        var line = Assert.Single(await _desk.LinesAsync(boris, first));
        Assert.Equal(("email", PushOutcome.Sent), (line.Kind, line.Outcome));
        Assert.Equal(0, await fixture.ScalarAsync<long>("select count(*) from email_pending where user_id = $1", boris.UserId));
    }

    [Fact]
    public async Task Nothing_is_told_of_what_was_read_or_muted_nor_any_text_that_is_hidden()
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync("Board");
        await _desk.ChooseAsync(boris, AfterAWhile);
        await _desk.ChooseAsync(clara, AfterAWhile with { WithText = false });
        var message = await _desk.SendAsync(anna, group.Id, "Read in time");
        await WaitsAsync(boris);
        await WaitsAsync(clara);
        using (var client = fixture.As(boris))
            (await client.PostAsJsonAsync($"/api/chat/v1/conversations/{group.Id}/read", new { message.Seq }, Ending)).EnsureSuccessStatusCode();
        await DueAsync(boris);
        await DueAsync(clara);

        Assert.Null((await HeardAsync(clara)).Conversations.Single().Text);
        await Eventually.IsTrueAsync("it is over for him", async () =>
            await fixture.ScalarAsync<long>("select count(*) from email_pending where user_id = $1", boris.UserId) == 0, Ending);

        using (var client = fixture.As(boris))
            (await client.PatchAsJsonAsync($"/api/chat/v1/conversations/{group.Id}/preferences", new { Muted = true }, Ending)).EnsureSuccessStatusCode();
        await _desk.SendAsync(anna, group.Id, "Muted");
        await _desk.SendAsync(anna, group.Id, $"For you, [@Boris](user:{boris.UserId})");
        await WaitsAsync(boris);
        await DueAsync(boris);
        Assert.Equal((1, "For you, @Boris"), (await HeardAsync(boris)).Conversations.Select(one => (one.Count, one.Text)).Single());
    }

    [Fact]
    public async Task What_came_later_waits_for_as_long_from_its_own_beginning()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        await _desk.ChooseAsync(boris, AfterAWhile);
        var read = await _desk.SendAsync(anna, conversation.Id, "Read in time");
        await WaitsAsync(boris);
        using (var client = fixture.As(boris))
            (await client.PostAsJsonAsync($"/api/chat/v1/conversations/{conversation.Id}/read", new { read.Seq }, Ending)).EnsureSuccessStatusCode();
        var later = await _desk.SendAsync(anna, conversation.Id, "Just now");
        await fixture.ScalarAsync<object>("update email_pending set due_at = now() - interval '1 second' where user_id = $1", boris.UserId);

        await Eventually.IsTrueAsync("it is put off", async () => await fixture.ScalarAsync<bool>(
            "select since = $2 and due_at = $2 + interval '15 minutes' from email_pending where user_id = $1", boris.UserId, later.CreatedAt), Ending);
        Assert.DoesNotContain(_heard, told => told.UserId == boris.UserId);
    }

    [Fact]
    public async Task Whoever_uses_the_app_is_not_told_and_whoever_does_not_want_it_never()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        await _desk.ChooseAsync(boris, AfterAWhile);
        await using var app = await _desk.OpenAsync(boris);
        await _desk.SendAsync(anna, conversation.Id, "Are you there?");
        await WaitsAsync(boris);
        await DueAsync(boris);
        await Eventually.IsTrueAsync("it is put off", async () =>
            await fixture.ScalarAsync<bool>("select due_at > now() from email_pending where user_id = $1", boris.UserId), Ending);
        Assert.DoesNotContain(_heard, told => told.UserId == boris.UserId);

        await _desk.ChooseAsync(boris, PushDesk.Usual, version: 2);
        await app.DisposeAsync();
        await DueAsync(boris);
        await Eventually.IsTrueAsync("it is over", async () =>
            await fixture.ScalarAsync<long>("select count(*) from email_pending where user_id = $1", boris.UserId) == 0, Ending);
        Assert.DoesNotContain(_heard, told => told.UserId == boris.UserId);
    }

    private Task WaitsAsync(TestPerson person) => Eventually.IsTrueAsync("it waits", async () =>
        await fixture.ScalarAsync<long>("select count(*) from email_pending where user_id = $1", person.UserId) == 1, Ending);

    // As if the time had passed.
    private Task DueAsync(TestPerson person) => fixture.ScalarAsync<object>("""
        with older as (update message set created_at = now() - interval '20 minutes' where tenant_id = $2)
        update email_pending set since = now() - interval '20 minutes', due_at = now() - interval '1 second' where user_id = $1
        """, person.UserId, person.TenantId);

    private async Task<UnreadEmailDue> HeardAsync(TestPerson person)
    {
        UnreadEmailDue? told = null;
        await Eventually.IsTrueAsync("directory hears of it", () => (told = _heard.LastOrDefault(one => one.UserId == person.UserId)) is not null, Ending);
        return told!;
    }

    private sealed class Listener(ConcurrentQueue<UnreadEmailDue> heard) : IPlatformService
    {
        public string Name => "listener";

        public void Register(ServiceRegistration service)
        {
            service.Services.AddSingleton(heard);
            service.AddConsumer<Note>();
        }

        public void Map(IEndpointRouteBuilder routes)
        {
            // Only listens.
        }
    }

    private sealed class Note(ConcurrentQueue<UnreadEmailDue> heard) : IConsumer<UnreadEmailDue>
    {
        public Task Consume(ConsumeContext<UnreadEmailDue> context)
        {
            heard.Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }
}

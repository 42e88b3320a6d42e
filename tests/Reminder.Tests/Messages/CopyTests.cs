using Platform.Contracts;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Tests.Messages;

/// <summary>What reminders say of messages, as chat's events make it.</summary>
public sealed class CopyTests : IClassFixture<OneProcess>
{
    private readonly OneProcess _fixture;
    private readonly TestPerson _anna = TestPerson.In(Guid.CreateVersion7());
    private readonly TestPerson _boris;

    public CopyTests(OneProcess fixture)
    {
        _fixture = fixture;
        _boris = TestPerson.In(_anna.TenantId);
    }

    [Fact]
    public async Task An_edit_changes_it_and_an_older_one_does_not()
    {
        var message = _fixture.Chat.Post("First", _anna);
        var reminder = await _fixture.SetAsync(_anna, "2029-01-01T09:00", message: message);

        await EditAsync(message, "Third", minutes: 3);
        await UntilAsync(reminder.Id, seen => seen.Excerpt == "Third");
        await EditAsync(message, "Second", minutes: 2);
        await EditAsync(message, new string('x', 299) + "😀", minutes: 4);

        var seen = await UntilAsync(reminder.Id, seen => seen.Version >= 3);
        Assert.Equal((new string('x', 299), 3L), (seen.Excerpt, seen.Version));
        Assert.Equal([2L, 3L], _fixture.ToldIn(_anna.TenantId, NotificationKind.ReminderChanged).Where(told => told.Version > 1).Select(told => told.Version));
    }

    [Fact]
    public async Task A_deletion_takes_it_from_all_and_nothing_brings_it_back()
    {
        var message = _fixture.Chat.Post("Confidential", _anna, _boris);
        var mine = await _fixture.SetAsync(_anna, "2029-01-01T09:00", message: message);
        var his = await _fixture.SetAsync(_boris, "2029-01-01T09:00", message: message);
        var over = await _fixture.DoAsync(_boris, his.Id, "complete");

        await _fixture.PublishAsync(new MessageDeleted(_anna.TenantId, Guid.CreateVersion7(), message.ConversationId, message.Id, message.Seq, _anna.UserId));
        var gone = await UntilAsync(mine.Id, seen => seen.Message == MessageState.Deleted);
        await EditAsync(message, "Back again", minutes: 9);
        await UntilEventsAreTakenAsync();

        Assert.Equal((null, ReminderState.Pending), (gone.Excerpt, gone.State));
        var hisNow = await _fixture.FindAsync(_boris, over.Id);
        Assert.Equal((MessageState.Deleted, null, ReminderState.Done), (hisNow.Message, hisNow.Excerpt, hisNow.State));
        await AssertNowhereAsync("Confidential", "Back again");
    }

    [Fact]
    public async Task Leaving_takes_it_from_whoever_left_in_the_conversation_and_its_threads()
    {
        var message = _fixture.Chat.Post("Confidential", _anna, _boris);
        var reply = _fixture.Chat.Post("Confidential reply", _anna, _boris);
        reply.RootConversationId = message.ConversationId;
        var elsewhere = _fixture.Chat.Post("Elsewhere", _boris);
        var (mine, his, hisReply, other) = (
            await _fixture.SetAsync(_anna, "2029-01-01T09:00", message: message), await _fixture.SetAsync(_boris, "2029-01-01T09:00", message: message),
            await _fixture.SetAsync(_boris, "2029-01-01T09:00", message: reply), await _fixture.SetAsync(_boris, "2029-01-01T09:00", message: elsewhere));
        Assert.Equal(message.ConversationId, hisReply.RootConversationId);

        var removed = new MembersRemoved(_anna.TenantId, Guid.CreateVersion7(), message.ConversationId, [_boris.UserId]);
        await _fixture.PublishAsync(removed);

        foreach (var id in new[] { his.Id, hisReply.Id })
        {
            var seen = await UntilAsync(id, seen => seen.Message == MessageState.Unavailable, _boris);
            Assert.Equal((null, ReminderState.Pending, 2L), (seen.Excerpt, seen.State, seen.Version));
        }

        Assert.Equal(mine, await _fixture.FindAsync(_anna, mine.Id));
        Assert.Equal(other, await _fixture.FindAsync(_boris, other.Id));
        // He is back, and sets one; the event comes a second time.
        await _fixture.DoAsync(_boris, his.Id, "complete");
        var again = await _fixture.SetAsync(_boris, "2029-01-01T09:00", message: message);
        await _fixture.PublishAsync(removed);
        await _fixture.PublishAsync(removed with { EventId = Guid.CreateVersion7(), ConversationId = elsewhere.ConversationId });
        await UntilAsync(other.Id, seen => seen.Message == MessageState.Unavailable, _boris);
        Assert.Equal(again, await _fixture.FindAsync(_boris, again.Id));
    }

    [Fact]
    public async Task Whoever_is_deactivated_is_reminded_no_more()
    {
        var (mine, his) = (await _fixture.SetAsync(_anna, "2029-01-01T09:00"), await _fixture.SetAsync(_boris, "2029-01-01T09:00"));
        await _fixture.PublishAsync(new UserChanged(_anna.TenantId, Guid.CreateVersion7(), _boris.UserId, 2, "Boris", IsActive: true));
        var deactivated = new UserChanged(_anna.TenantId, Guid.CreateVersion7(), _boris.UserId, 3, "Boris", IsActive: false);

        await _fixture.PublishAsync(deactivated);

        var over = await UntilAsync(his.Id, seen => seen.State == ReminderState.Done, _boris);
        Assert.Null(over.NextAt);
        Assert.Equal(new ReminderEntry("completed", over.ChangedAt, null), (await _fixture.HistoryAsync(_boris, his.Id)).Items[0]);
        Assert.Equal(mine, await _fixture.FindAsync(_anna, mine.Id));
        // Let in again, he sets one; the old event comes a second time, and another one after it.
        var again = await _fixture.SetAsync(_boris, "2029-01-01T09:00");
        await _fixture.PublishAsync(deactivated);
        await _fixture.PublishAsync(deactivated with { EventId = Guid.CreateVersion7(), UserId = _anna.UserId });
        await UntilAsync(mine.Id, seen => seen.State == ReminderState.Done);
        Assert.Equal(again, await _fixture.FindAsync(_boris, again.Id));
    }

    [Fact]
    public async Task Events_of_another_tenant_change_nothing()
    {
        var message = _fixture.Chat.Post("Mine", _anna);
        var reminder = await _fixture.SetAsync(_anna, "2029-01-01T09:00", message: message);
        var tenant = Guid.CreateVersion7();

        await _fixture.PublishAsync(new MessageEdited(tenant, Guid.CreateVersion7(), message.ConversationId, message.Id, message.Seq, "Theirs", StandInMessage.WrittenAt.AddDays(1)));
        await _fixture.PublishAsync(new MessageDeleted(tenant, Guid.CreateVersion7(), message.ConversationId, message.Id, message.Seq, _anna.UserId));
        await _fixture.PublishAsync(new MembersRemoved(tenant, Guid.CreateVersion7(), message.ConversationId, [_anna.UserId]));
        await _fixture.PublishAsync(new UserChanged(tenant, Guid.CreateVersion7(), _anna.UserId, 9, "Anna", IsActive: false));
        await EditAsync(message, "Edited", minutes: 1);

        var seen = await UntilAsync(reminder.Id, seen => seen.Excerpt == "Edited");
        Assert.Equal(reminder with { Excerpt = "Edited", ChangedAt = seen.ChangedAt, Version = 2 }, seen);
    }

    private Task EditAsync(StandInMessage message, string body, int minutes) => _fixture.PublishAsync(new MessageEdited(
        _anna.TenantId, Guid.CreateVersion7(), message.ConversationId, message.Id, message.Seq, body, StandInMessage.WrittenAt.AddMinutes(minutes)));

    private async Task<Reminders.Reminder> UntilAsync(Guid id, Func<Reminders.Reminder, bool> holds, TestPerson? person = null)
    {
        Reminders.Reminder seen = null!;
        await Eventually.IsTrueAsync("the reminder says it", async () => holds(seen = await _fixture.FindAsync(person ?? _anna, id)), TestContext.Current.CancellationToken);
        return seen;
    }

    // An edit of another message, published after all: when it is seen, so is what came before.
    private async Task UntilEventsAreTakenAsync()
    {
        var message = _fixture.Chat.Post("Another", _anna);
        var reminder = await _fixture.SetAsync(_anna, "2029-01-01T09:00", message: message);
        await EditAsync(message, "Taken", minutes: 1);
        await UntilAsync(reminder.Id, seen => seen.Excerpt == "Taken");
    }

    private async Task AssertNowhereAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            Assert.Equal(0, await _fixture.ScalarAsync<long>("select count(*) from reminder r where tenant_id = $1 and r::text like '%' || $2 || '%'", _anna.TenantId, text));
            Assert.Equal(0, await _fixture.ScalarAsync<long>("select count(*) from platform.outbox where payload like '%' || $1 || '%'", text));
            Assert.DoesNotContain(text, System.Text.Json.JsonSerializer.Serialize(_fixture.RaisedIn(_anna.TenantId)), StringComparison.Ordinal);
        }
    }
}

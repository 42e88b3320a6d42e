using System.Net.Http.Json;
using FsCheck;
using FsCheck.Fluent;
using Platform.Chat.Conversations;
using Platform.Chat.Messages;
using Platform.Testing;

namespace Platform.Chat.Tests.Realtime;

/// <summary>
/// Whatever people do in whatever order, and whatever their devices miss or hear twice: in the end each device shows what the
/// database has, without a gap, and counts as unread what a recount finds.
/// </summary>
public sealed class InterleavingTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    public enum Deed
    {
        Send,
        Edit,
        Delete,
        Add,
        Remove,
        Read,
    }

    /// <param name="Deed">What is done.</param>
    /// <param name="Person">By whom, or to whom, of four.</param>
    /// <param name="Target">Which of the messages, counted from the newest.</param>
    public sealed record Step(Deed Deed, int Person, int Target);

    [Fact]
    public async Task Every_device_ends_with_what_the_database_has()
    {
        var deeds = Gen.Frequency(
            (8, Gen.Constant(Deed.Send)), (3, Gen.Constant(Deed.Edit)), (2, Gen.Constant(Deed.Delete)),
            (2, Gen.Constant(Deed.Add)), (2, Gen.Constant(Deed.Remove)), (3, Gen.Constant(Deed.Read)));
        var steps = Gen.Zip(deeds, Gen.Zip(Gen.Choose(0, 3), Gen.Choose(0, 4))).Select(step => new Step(step.Item1, step.Item2.Item1, step.Item2.Item2));
        // For each event that reaches a device: 0 is lost, 1 comes twice, the rest arrives.
        var fates = Gen.ArrayOf(Gen.Choose(0, 5), 50);
        var stories = Gen.Zip(Gen.ArrayOf(steps, 25), fates).ToArbitrary();

        await Task.Run(() => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(8),
            Prop.ForAll(stories, story => PlayAsync(story.Item1, story.Item2))));
    }

    private async Task PlayAsync(Step[] steps, int[] fates)
    {
        var (anna, boris, clara, group) = await fixture.GroupAsync();
        TestPerson[] people = [anna, boris, clara, await fixture.PersonAsync(anna.TenantId)];
        using var annas = fixture.As(anna);
        var devices = new List<SimulatedDevice>();
        foreach (var person in people)
        {
            devices.Add(await SimulatedDevice.OpenAsync(fixture, person, fixture.Chat, group.Id));
            devices.Add(await SimulatedDevice.OpenAsync(fixture, person, fixture.OtherReplica, group.Id));
        }

        foreach (var step in steps) await DoAsync(step, people, annas, group.Id);

        foreach (var device in devices)
        {
            await device.HearAsync(fates);
            await device.SynchronizeAsync();
            await AssertSameAsync(device, group.Id);
            await device.DisposeAsync();
        }
    }

    // What a person may not do is refused, which is part of the story.
    private async Task DoAsync(Step step, TestPerson[] people, HttpClient annas, Guid groupId)
    {
        var path = $"/api/chat/v1/conversations/{groupId}";
        var person = people[step.Person];
        using var client = fixture.As(person, step.Target % 2 == 0 ? fixture.Chat : fixture.OtherReplica);
        var lastSeq = await fixture.ScalarAsync<long>("select last_seq from conversation where id = $1", groupId);
        var seq = Math.Max(1, lastSeq - step.Target);
        using var response = step.Deed switch
        {
            Deed.Send => await client.SendAsync(groupId, $"{step.Person} after {lastSeq}"),
            Deed.Edit => await client.PatchAsJsonAsync($"{path}/messages/{seq}", new { Body = $"edited after {lastSeq}" }),
            Deed.Delete => await client.DeleteAsync($"{path}/messages/{seq}"),
            Deed.Add => await annas.PostAsJsonAsync(path + "/members", new { UserIds = new[] { person.UserId }, HistoryDays = step.Target % 2 == 0 ? 0 : (int?)null }),
            Deed.Remove => await annas.DeleteAsync($"{path}/members/{person.UserId}"),
            _ => await client.PostAsJsonAsync(path + "/read", new { Seq = seq }),
        };
        Assert.True((int)response.StatusCode < 500, await response.Content.ReadAsStringAsync());
    }

    private async Task AssertSameAsync(SimulatedDevice device, Guid groupId)
    {
        using var client = fixture.As(device.Person);
        using var response = await client.GetAsync($"/api/chat/v1/conversations/{groupId}");
        if (!response.IsSuccessStatusCode)
        {
            Assert.Null(device.Messages);
            return;
        }

        var conversation = await response.ReadAsync<Conversation>();
        var stored = (await client.HistoryAsync(groupId, "?limit=200")).Items;
        Assert.Equal(stored.Select(Shown), device.Messages!.Values.Select(Shown));
        if (stored.Count > 0) Assert.Equal(Enumerable.Range(0, stored.Count).Select(i => stored[0].Seq + i), stored.Select(message => message.Seq));
        var recount = await fixture.ScalarAsync<long>("""
            select count(*) from message x join member m on m.conversation_id = x.conversation_id and m.user_id = $2
            where x.conversation_id = $1 and x.seq > m.read_seq and x.system is null
            """, groupId, device.Person.UserId);
        Assert.Equal(stored.Count > 0 && stored[^1].AuthorId == device.Person.UserId ? 0 : recount, conversation.Unread);
    }

    private static (long Seq, string Body, bool IsDeleted, SystemNoticeKind? Kind) Shown(Message message) =>
        (message.Seq, message.Body, message.DeletedAt is not null, message.System?.Kind);
}

using System.Net;
using Platform.Contracts;
using Platform.Reminder.Reminders;

namespace Platform.Reminder.Tests.Others;

/// <summary>Reminders that somebody sets for others in the conversation.</summary>
public sealed class ForOthersTests(OneProcess fixture) : IClassFixture<OneProcess>
{
    private readonly TestPerson _boris = TestPerson.In(Guid.CreateVersion7());

    [Fact]
    public async Task Each_gets_one_of_their_own_which_says_who_set_it()
    {
        var (anna, clara) = (Colleague(), Colleague());
        await fixture.AllowOthersAsync(_boris);
        var message = fixture.Chat.Post("Sign the contract", anna, _boris, clara);

        var own = await (await TrySetAsync(message, [anna, _boris, clara, anna])).ReadAsync<Reminders.Reminder>();

        Assert.Equal((_boris.UserId, _boris.UserId), (own.UserId, own.CreatedBy));
        foreach (var person in new[] { anna, _boris, clara })
        {
            var theirs = Assert.Single((await fixture.ListAsync(person)).Items);
            Assert.Equal((person.UserId, _boris.UserId, message.Body, own.NextAt), (theirs.UserId, theirs.CreatedBy, theirs.Excerpt, theirs.NextAt));
            Assert.Equal([new ReminderEntry("created", theirs.CreatedAt, _boris.UserId)], (await fixture.HistoryAsync(person, theirs.Id)).Items);
            await Eventually.IsTrueAsync("their devices are told", () => fixture.ToldIn(_boris.TenantId, NotificationKind.ReminderChanged).Any(told => told.UserId == person.UserId && told.SubjectId == theirs.Id));
        }
    }

    [Fact]
    public async Task They_do_with_it_what_they_like_and_its_creator_sees_nothing_of_it()
    {
        var anna = Colleague();
        await fixture.AllowOthersAsync(_boris);
        var response = await TrySetAsync(fixture.Chat.Post("Sign the contract", anna, _boris), [anna]);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var theirs = Assert.Single((await fixture.ListAsync(anna)).Items);

        await fixture.DoAsync(anna, theirs.Id, "snooze", new { Hours = 3 });
        await fixture.DoAsync(anna, theirs.Id, "complete");

        Assert.Empty((await fixture.ListAsync(_boris)).Items);
        Assert.Empty((await fixture.ListAsync(_boris, "?state=done")).Items);
        foreach (var path in new[] { "", "/history" })
        {
            using var client = fixture.As(_boris);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{ReminderSteps.Path}/{theirs.Id}{path}", TestContext.Current.CancellationToken)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await fixture.TryDoAsync(_boris, theirs.Id, "complete")).StatusCode);
        Assert.DoesNotContain(fixture.ToldIn(_boris.TenantId, NotificationKind.ReminderChanged), told => told.UserId == _boris.UserId);
    }

    [Fact]
    public async Task They_fire_for_each_and_can_wait_for_somebody()
    {
        var (anna, clara) = (Colleague(), Colleague());
        await fixture.AllowOthersAsync(_boris);
        var absent = fixture.Authority.Know(Colleague());
        var message = fixture.Chat.Post("Ask her", anna, _boris, clara);
        using var client = fixture.As(_boris);
        (await fixture.TrySetAsync(_boris, new { message.ConversationId, MessageId = message.Id, message.Seq, WhenOnline = absent.UserId, For = Ids(anna, clara) })).EnsureSuccessStatusCode();
        var awaitingThemselves = await fixture.TrySetAsync(_boris, new { message.ConversationId, MessageId = message.Id, message.Seq, WhenOnline = anna.UserId, For = Ids(anna, clara) });
        await awaitingThemselves.ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

        await fixture.PublishAsync(new PersonCameOnline(_boris.TenantId, Guid.CreateVersion7(), absent.UserId, fixture.Clock.GetUtcNow()));

        foreach (var person in new[] { anna, clara })
        {
            var theirs = Assert.Single((await fixture.ListAsync(person)).Items);
            await fixture.UntilDueAsync(person, theirs.Id);
        }
    }

    [Fact]
    public async Task Where_it_is_not_allowed_it_is_refused_and_by_default_it_is_not()
    {
        var anna = Colleague();
        var message = fixture.Chat.Post("Sign the contract", anna, _boris);
        await (await TrySetAsync(message, [anna])).ProblemAsync(HttpStatusCode.Forbidden, "reminders_for_others_off");

        await fixture.AllowOthersAsync(_boris, version: 3);
        // An older decision that arrives late.
        await fixture.PublishAsync(new TenantSettingsChanged(_boris.TenantId, Guid.CreateVersion7(), 2, "choice"));
        await fixture.AllowOthersAsync(TestPerson.In(Guid.CreateVersion7()));
        Assert.Equal(HttpStatusCode.NoContent, (await TrySetAsync(message, [anna])).StatusCode);
        await fixture.AllowOthersAsync(_boris, isAllowed: false, version: 4);
        await (await TrySetAsync(fixture.Chat.Post("Another", anna, _boris), [anna])).ProblemAsync(HttpStatusCode.Forbidden, "reminders_for_others_off");

        // For oneself by name it is allowed anywhere; what had been set stays.
        Assert.Equal(HttpStatusCode.Created, (await TrySetAsync(message, [_boris])).StatusCode);
        Assert.Single((await fixture.ListAsync(anna)).Items);
    }

    [Fact]
    public async Task Who_does_not_see_the_message_is_refused_and_then_nobody_gets_any()
    {
        var (anna, outside) = (Colleague(), Colleague());
        await fixture.AllowOthersAsync(_boris);
        var message = fixture.Chat.Post("Secret", anna, _boris);

        var problem = await (await TrySetAsync(message, [anna, outside])).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

        Assert.True(problem.GetProperty("errors").TryGetProperty("for", out _));
        Assert.Empty((await fixture.ListAsync(anna)).Items);
        Assert.Empty((await fixture.ListAsync(outside)).Items);
    }

    [Fact]
    public async Task Who_leaves_while_it_is_set_gets_no_text()
    {
        var (anna, clara) = (Colleague(), Colleague());
        await fixture.AllowOthersAsync(_boris);
        var message = fixture.Chat.Post("Secret", anna, _boris, clara);
        message.AfterAsked = () => message.Readers = [_boris.UserId, clara.UserId];

        (await TrySetAsync(message, [anna, clara])).EnsureSuccessStatusCode();

        Assert.Equal((MessageState.Unavailable, null), Seen(Assert.Single((await fixture.ListAsync(anna)).Items)));
        Assert.Equal((MessageState.Available, "Secret"), Seen(Assert.Single((await fixture.ListAsync(clara)).Items)));

        static (MessageState, string?) Seen(Reminders.Reminder reminder) => (reminder.Message, reminder.Excerpt);
    }

    [Fact]
    public async Task Whoever_has_a_reminder_of_the_message_keeps_it_and_the_other_one_does_not_learn_of_it()
    {
        var (anna, clara) = (Colleague(), Colleague());
        await fixture.AllowOthersAsync(_boris);
        var message = fixture.Chat.Post("Sign the contract", anna, _boris, clara);
        var hers = await fixture.SetAsync(anna, "2027-05-05T17:00", message: message);

        Assert.Equal(HttpStatusCode.NoContent, (await TrySetAsync(message, [anna, clara])).StatusCode);

        Assert.Equal(hers, Assert.Single((await fixture.ListAsync(anna)).Items));
        Assert.Single((await fixture.ListAsync(clara)).Items);
    }

    [Fact]
    public async Task Nobody_is_flooded_by_one_person()
    {
        var (anna, clara) = (Colleague(), Colleague());
        await fixture.AllowOthersAsync(_boris);
        for (var number = 0; number < 20; number++) (await TrySetAsync(fixture.Chat.Post("Again", anna, _boris), [anna])).EnsureSuccessStatusCode();

        var message = fixture.Chat.Post("And again", anna, _boris, clara);
        var problem = await (await TrySetAsync(message, [anna, clara])).ProblemAsync(HttpStatusCode.Conflict, "too_many_for_person");

        Assert.Equal(anna.UserId, Assert.Single(problem.GetProperty("userIds").EnumerateArray().ToList()).GetGuid());
        Assert.Empty((await fixture.ListAsync(clara)).Items);
        await fixture.DoAsync(anna, (await fixture.ListAsync(anna)).Items[0].Id, "complete");
        (await TrySetAsync(message, [anna, clara])).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task The_same_key_again_sets_none_twice()
    {
        var (anna, clara) = (Colleague(), Colleague());
        await fixture.AllowOthersAsync(_boris);
        var message = fixture.Chat.Post("Sign the contract", anna, _boris, clara);
        var (forOthers, forAll) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        Assert.Equal(HttpStatusCode.NoContent, (await TrySetAsync(message, [anna, clara], forOthers)).StatusCode);
        await fixture.DoAsync(anna, (await fixture.ListAsync(anna)).Items[0].Id, "complete");
        Assert.Equal(HttpStatusCode.NoContent, (await TrySetAsync(message, [anna, clara], forOthers)).StatusCode);
        Assert.Empty((await fixture.ListAsync(anna)).Items);

        var own = await (await TrySetAsync(message, [anna, _boris], forAll)).ReadAsync<Reminders.Reminder>();
        var again = await TrySetAsync(message, [anna, _boris], forAll);
        Assert.Equal((HttpStatusCode.OK, own), (again.StatusCode, await again.ReadAsync<Reminders.Reminder>()));
        Assert.Single((await fixture.ListAsync(anna)).Items);
    }

    [Fact]
    public async Task Two_who_remind_each_other_and_many_at_once_do_not_wait_for_each_other()
    {
        TestPerson[] people = [_boris, .. Enumerable.Range(0, 11).Select(_ => Colleague())];
        await fixture.AllowOthersAsync(_boris);
        var messages = people.Select(person => (person, Message: fixture.Chat.Post("All", people))).ToList();

        var answers = await Task.WhenAll(messages.Select(one => TrySetAsync(one.Message, people, by: one.person)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        foreach (var person in people) Assert.Equal(people.Length, (await fixture.ListAsync(person)).Items.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public async Task One_request_reminds_1_to_50_people(int count)
    {
        var people = Enumerable.Range(0, count).Select(_ => Colleague()).ToArray();
        var problem = await (await TrySetAsync(fixture.Chat.Post("All", [_boris, .. people]), people)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        Assert.True(problem.GetProperty("errors").TryGetProperty("for", out _));
    }

    private TestPerson Colleague() => TestPerson.In(_boris.TenantId);

    private static Guid[] Ids(params TestPerson[] people) => [.. people.Select(person => person.UserId)];

    private Task<HttpResponseMessage> TrySetAsync(StandInMessage message, TestPerson[] people, Guid? key = null, TestPerson? by = null) => fixture.TrySetAsync(
        by ?? _boris,
        new { message.ConversationId, MessageId = message.Id, message.Seq, LocalTime = "2027-01-01T09:00", TimeZone = "Europe/Moscow", For = Ids(people) }, key);
}

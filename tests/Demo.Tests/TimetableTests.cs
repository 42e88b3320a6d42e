using Platform.AppHost.Demo.Calendars;

namespace Platform.AppHost.Demo.Tests;

public sealed class TimetableTests
{
    [Theory]
    [MemberData(nameof(Moments.All), MemberType = typeof(Moments))]
    public void The_same_moment_gives_the_same_conversations(DateTimeOffset now)
    {
        var first = Moments.Conversations(now).SelectMany(conversation => conversation.Messages);
        var second = Moments.Conversations(now).SelectMany(conversation => conversation.Messages);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Ids_do_not_depend_on_the_day_and_never_meet()
    {
        var one = Moments.Conversations(Moments.Sunday);
        var other = Moments.Conversations(Moments.Sunday.AddDays(100));
        Assert.Equal(one.Select(conversation => conversation.Id), other.Select(conversation => conversation.Id));

        var ids = one.SelectMany(conversation => conversation.Messages.Select(message => message.Id).Append(conversation.Id))
            .Concat(Moments.Content.People.Select(person => person.Id))
            .Concat(Moments.Content.Units.Select(unit => unit.Id)).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Moments.All), MemberType = typeof(Moments))]
    public void Messages_come_in_order_between_a_year_and_a_half_ago_and_now(DateTimeOffset now)
    {
        Assert.All(Moments.Conversations(now), conversation =>
        {
            Assert.All(conversation.Messages.Zip(conversation.Messages.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At));
            Assert.True(conversation.Messages[0].At > now.AddDays(-558));
            Assert.True(conversation.Messages[^1].At < now, $"{conversation.Logins[0]}-{conversation.Logins[1]} ends at {conversation.Messages[^1].At:u}");
        });
    }

    [Theory]
    [MemberData(nameof(Moments.All), MemberType = typeof(Moments))]
    public void Anna_finds_news_of_today_and_yesterday(DateTimeOffset now)
    {
        var today = new DemoCalendar(now).Today;
        var newest = Moments.Conversations(now).Where(conversation => conversation.Logins.Contains("anna"))
            .Select(conversation => DateOnly.FromDateTime(conversation.Messages[^1].At.UtcDateTime)).ToList();
        Assert.True(newest.Count(date => date == today) >= 4);
        Assert.True(newest.Count(date => date == today.AddDays(-1)) >= 2);
        Assert.True(DateOnly.FromDateTime(now.UtcDateTime).DayNumber - today.DayNumber <= 1);
    }

    [Theory]
    [MemberData(nameof(Moments.All), MemberType = typeof(Moments))]
    public void Nobody_writes_at_night(DateTimeOffset now)
    {
        var people = Moments.Content.People.ToDictionary(person => person.Login);
        Assert.All(Moments.Conversations(now).SelectMany(conversation => conversation.Messages), message =>
        {
            var local = TimeZoneInfo.ConvertTime(message.At, people[message.Login].Zone);
            Assert.True(local.Hour is >= 6 and < 20, $"{message.Login} writes at {local:g}: {message.Body}");
        });
    }

    [Theory]
    [MemberData(nameof(Moments.All), MemberType = typeof(Moments))]
    public void Nobody_writes_at_weekends_or_Christmas_except_when_that_is_now(DateTimeOffset now)
    {
        var yesterday = new DemoCalendar(now).Today.AddDays(-1);
        var dates = Moments.Conversations(now).SelectMany(conversation => conversation.Messages)
            .Select(message => DateOnly.FromDateTime(message.At.UtcDateTime)).Where(date => date < yesterday);
        Assert.All(dates, date => Assert.True(WorkingDays.Contains(date), $"{date:O} is a {date.DayOfWeek}"));
    }
}

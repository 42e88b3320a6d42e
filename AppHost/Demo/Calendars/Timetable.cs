using Platform.AppHost.Demo.Organization;
using Platform.AppHost.Demo.Scripts;

namespace Platform.AppHost.Demo.Calendars;

/// <summary>Gives every message of a script its moment.</summary>
internal sealed class Timetable(DemoCalendar calendar, IReadOnlyDictionary<string, DemoPerson> people)
{
    // Two matters of the same pair do not run into each other.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(20);

    public DemoConversation Date(Script script)
    {
        var pace = new Pace(script.Name);
        var messages = new List<DemoMessage>();
        foreach (var (exchange, start) in script.Exchanges.Select(e => (e, Start(e))).OrderBy(pair => pair.Item2))
        {
            var at = AfterThePrevious(start, exchange);
            for (var i = 0; i < exchange.Lines.Count; i++)
            {
                var line = exchange.Lines[i];
                var wait = pace.Before(messages.Count + 1, line.Body.Length, i > 0 && line.Login != exchange.Lines[i - 1].Login);
                at = i == 0 ? at + wait : Next(at, line, wait);

                var written = LocalDate(at, people[line.Login].Zone);
                messages.Add(new DemoMessage(
                    DemoIds.Message(script.Name, messages.Count + 1), line.Login, DateWords.Fill(line.Body, written), at));
            }
        }

        return new DemoConversation(
            DemoIds.Conversation(script.Name), script.Logins, messages,
            script.Logins.ToDictionary(login => login, login => messages.Count - script.Unread.GetValueOrDefault(login), StringComparer.Ordinal));

        DateTimeOffset AfterThePrevious(DateTimeOffset start, Exchange exchange)
        {
            while (messages.Count > 0 && start < messages[^1].At + Silence)
            {
                var zone = Clock(exchange);
                start = Moment(WorkingDays.Add(LocalDate(start, zone), 1), exchange.When.At, zone);
            }

            return start;
        }
    }

    private DateTimeOffset Start(Exchange exchange) => Moment(calendar.Resolve(exchange.When), exchange.When.At, Clock(exchange));

    private TimeZoneInfo Clock(Exchange exchange) => people[exchange.When.Clock ?? exchange.Lines[0].Login].Zone;

    private DateTimeOffset Next(DateTimeOffset previous, Line line, TimeSpan pace)
    {
        if (line.Pause is null)
        {
            return previous + pace;
        }

        var zone = people[line.Login].Zone;
        return line.Pause.Days == 0
            ? previous + line.Pause.Length + pace
            : Moment(WorkingDays.Add(LocalDate(previous, zone), line.Pause.Days), line.Pause.At, zone) + pace;
    }

    private static DateOnly LocalDate(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private static DateTimeOffset Moment(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>A conversation as it is imported.</summary>
/// <param name="ReadUpTo">For each login the number of the newest message that this person has read, counted from 1.</param>
internal sealed record DemoConversation(
    Guid Id, IReadOnlyList<string> Logins, IReadOnlyList<DemoMessage> Messages, IReadOnlyDictionary<string, int> ReadUpTo);

internal sealed record DemoMessage(Guid Id, string Login, string Body, DateTimeOffset At);

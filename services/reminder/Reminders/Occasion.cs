using Platform.Hosting.Errors;
using Platform.Reminder.Times;

namespace Platform.Reminder.Reminders;

/// <summary>What a reminder is to wait for: a time, or a person's coming online. One of the two is null.</summary>
internal sealed record Occasion(Series? Series, Guid? Person)
{
    private const string Either = "Give either a time or whenOnline, not both.";

    /// <summary>What somebody asks for.</summary>
    /// <exception cref="ProblemException">It is neither or both, or out of bounds, or somebody's own coming (400).</exception>
    public static Occasion Of(CreateReminderRequest request, IReadOnlyCollection<Guid> reminded) => request.WhenOnline is { } person
        ? OfPerson(person, reminded, request.LocalTime, request.TimeZone, request.Repeat)
        : new(new Series(TimeInput.LocalTime(request.LocalTime), TimeInput.Zone(request.TimeZone), TimeInput.Repeat(request.Repeat)), null);

    /// <summary>Somebody else's coming online, and no time.</summary>
    /// <exception cref="ProblemException">There is a time as well, or it is somebody's own (400).</exception>
    public static Occasion OfPerson(Guid person, IReadOnlyCollection<Guid> reminded, string? localTime, string? timeZone, string? repeat)
    {
        var errors = new (string Field, string? Value)[] { ("localTime", localTime), ("timeZone", timeZone), ("repeat", repeat) }
            .Where(given => given.Value is not null).ToDictionary(given => given.Field, _ => new[] { Either });
        if (errors.Count > 0) errors["whenOnline"] = [Either];
        else if (reminded.Contains(person)) errors["whenOnline"] = ["WhenOnline is somebody else than whom it reminds."];
        return errors.Count == 0 ? new(null, person) : throw Problem.Invalid(errors);
    }

    /// <summary>Refuses a time that is past or too far away.</summary>
    /// <exception cref="ProblemException">It is (400).</exception>
    public void RefuseImpossible(DateTimeOffset now)
    {
        if (Series is not null) TimeInput.FirstOf(Series, now);
    }

    /// <summary>The reminder, waiting for it.</summary>
    public KeptReminder Await(KeptReminder reminder, DateTimeOffset now) =>
        Person is { } person ? reminder.WaitForPerson(person, now) : reminder.WaitFor(Series!, TimeInput.FirstOf(Series!, now));
}

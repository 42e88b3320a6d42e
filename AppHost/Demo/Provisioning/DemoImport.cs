using Platform.AppHost.Demo.Calendars;
using Platform.AppHost.Demo.Organization;

namespace Platform.AppHost.Demo.Provisioning;

/// <summary>The content as requests, for a tenant whose administrator has got an id from directory.</summary>
internal sealed class DemoImport(DemoContent content, string password, string administrator, Guid administratorId)
{
    public PeopleImport People() => new(
        [.. content.Units.Select((unit, index) => new ImportedUnit(unit.Id, unit.ParentId, unit.Name, index))],
        [.. content.People.Select(Person)]);

    public ConversationsImport Conversations(DateTimeOffset now)
    {
        var timetable = new Timetable(new DemoCalendar(now), content.People.ToDictionary(person => person.Login));
        return new ConversationsImport([.. content.Scripts.Select(timetable.Date).Select(Conversation)]);
    }

    private ImportedPerson Person(DemoPerson person) => new(
        IdOf(person.Login), person.Login, password, person.FirstName, person.LastName, person.Position, person.UnitId,
        person.InternalPhone, person.MobilePhone, person.Email, person.Birthday, person.Manager is null ? null : IdOf(person.Manager),
        person.TimeZone, person.Language, DemoContent.Avatar(person.Login));

    private ImportedConversation Conversation(DemoConversation conversation) => new(
        conversation.Id,
        [.. conversation.Logins.Select(IdOf)],
        [.. conversation.Messages.Select(message => new ImportedMessage(message.Id, IdOf(message.Login), message.Body, message.At))],
        conversation.ReadUpTo.ToDictionary(read => IdOf(read.Key), read => (long)read.Value));

    private Guid IdOf(string login) => login == administrator ? administratorId : DemoIds.Person(login);
}

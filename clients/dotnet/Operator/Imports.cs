using Platform.Client.Directory;

namespace Platform.Client.Operator;

/// <summary>A tenant to create.</summary>
/// <param name="Slug">2–40 of <c>[a-z0-9-]</c>.</param>
/// <param name="Name">Name as shown.</param>
/// <param name="Administrator">Its first user.</param>
public sealed record NewTenant(string Slug, string Name, NewUser Administrator);

/// <summary>A new tenant and its first administrator.</summary>
public sealed record CreatedTenant(Guid Id, string Slug, string Name, Person Administrator) : Tenant(Id, Slug, Name);

/// <summary>Units and people to bring in; parents, units and managers are named by id.</summary>
public sealed record PeopleImport(IReadOnlyList<ImportedUnit> Units, IReadOnlyList<ImportedPerson> People);

/// <summary>A unit with the id it shall have.</summary>
public sealed record ImportedUnit(Guid Id, Guid? ParentId, string Name, int Order);

/// <summary>A person with the id they shall have. Limits as in <see cref="Person"/>.</summary>
public sealed record ImportedPerson(Guid Id, string Login, string FirstName, string LastName)
{
    /// <summary>For people who are new; without one the person cannot sign in with a password. At most 200 different ones a call.</summary>
    public string? Password { get; init; }

    /// <summary>First and last name when left out.</summary>
    public string? DisplayName { get; init; }

    /// <summary>For people who are new; true when left out.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Job title, at most 200 characters.</summary>
    public string? Position { get; init; }

    /// <summary>Organization unit.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>At most 32 characters.</summary>
    public string? InternalPhone { get; init; }

    /// <summary>At most 32 characters.</summary>
    public string? MobilePhone { get; init; }

    /// <summary>At most 254 characters.</summary>
    public string? Email { get; init; }

    /// <summary>Date without a time zone.</summary>
    public DateOnly? Birthday { get; init; }

    /// <summary>The manager's user id.</summary>
    public Guid? ManagerId { get; init; }

    /// <summary>IANA name; UTC when left out.</summary>
    public string? TimeZone { get; init; }

    /// <summary><c>en</c> or <c>ru</c>; <c>en</c> when left out.</summary>
    public string? Language { get; init; }

    /// <summary>May administer the tenant.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>PNG, JPEG or WebP of at most 256 KB; base64 on the wire.</summary>
    public byte[]? Photo { get; init; }
}

/// <summary>How many units and people the import wrote.</summary>
public sealed record PeopleImported(int Units, int People);

/// <summary>A direct conversation of two people, or the next part of one that was brought in before.</summary>
/// <param name="Id">Id it shall have, if these two have no conversation yet.</param>
/// <param name="UserIds">Its two people.</param>
/// <param name="Messages">In the order they were written.</param>
/// <param name="Read">Up to which seq each person has read; who is not named has read all.</param>
public sealed record ImportedConversation(
    Guid Id, IReadOnlyList<Guid> UserIds, IReadOnlyList<ImportedMessage> Messages, IReadOnlyDictionary<Guid, long>? Read = null);

/// <summary>A message of the past.</summary>
public sealed record ImportedMessage(Guid Id, Guid AuthorId, string Body, DateTimeOffset CreatedAt);

/// <summary>How many conversations and messages the import wrote.</summary>
public sealed record ConversationsImported(int Conversations, int Messages);

internal sealed record ConversationImport(IReadOnlyList<ImportedConversation> Conversations);

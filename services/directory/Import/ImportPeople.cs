using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Passwords;
using Platform.Directory.Tenants;
using Platform.Directory.Text;
using Platform.Directory.Users;

namespace Platform.Directory.Import;

public sealed record ImportUnit(Guid? Id, Guid? ParentId, string? Name, int? Order);

public sealed record ImportPerson : PersonInput
{
    public Guid? Id { get; init; }

    /// <summary>Given to people who are new. 1 to 256 characters.</summary>
    public string? Password { get; init; }

    /// <summary>For people who are new; true when left out.</summary>
    public bool? IsActive { get; init; }

    /// <summary>PNG, JPEG or WebP of at most 256 KB, in base64.</summary>
    public byte[]? Photo { get; init; }
}

public sealed record ImportPeopleRequest(IReadOnlyList<ImportUnit>? Units, IReadOnlyList<ImportPerson>? People);

/// <summary>How many of each were imported.</summary>
public sealed record ImportedPeople(int Units, int People);

internal static class ImportPeople
{
    public const long LargestRequest = 64 * 1024 * 1024;

    private const int MostItems = 5000;

    // Each takes a tenth of a second to hash.
    private const int MostPasswords = 200;

    // Whoever sends a wrong file wants the first mistakes, not thousands.
    private const int EnoughErrors = 50;

    public static async Task<Ok<ImportedPeople>> HandleAsync(
        string slug, ImportPeopleRequest request, TenantStore tenants, PeopleImportStore store, PasswordHashing hashing, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var tenant = await TenantRoutes.FindAsync(slug, tenants, cancellationToken);
        var now = clock.GetUtcNow();
        var checks = new FieldChecks();
        var units = Check(checks, "units", request.Units, CheckUnit);
        var people = Check(checks, "people", request.People, (of, person) => CheckPerson(of, person, DateOnly.FromDateTime(now.UtcDateTime)));
        RefuseRepeated(checks, "units", units.Select(unit => unit.Id));
        RefuseRepeated(checks, "people", people.Select(person => person.Id));
        if (people.Select(person => person.Password).Distinct().Count() > MostPasswords) checks.Refuse("people", $"have at most {MostPasswords} different passwords a call");
        checks.ThrowIfAny();

        var hashes = await HashAsync(people, hashing, cancellationToken);
        await store.ImportAsync(tenant.Id, units, people, hashes, now, cancellationToken);
        return TypedResults.Ok(new ImportedPeople(units.Count, people.Count));
    }

    private static UnitRow CheckUnit(FieldChecks of, ImportUnit unit) =>
        new(of.Required("id", unit.Id), unit.ParentId, of.Name("name", unit.Name), of.Order("order", unit.Order ?? 0));

    private static PersonRow CheckPerson(FieldChecks of, ImportPerson person, DateOnly today)
    {
        var fields = PersonFields.Check(of, person, today);
        var photo = person.Photo is null ? null : of.Picture("photo", person.Photo);
        if (person.Password is not null) of.Password("password", person.Password, shortest: 1);
        return new PersonRow(of.Required("id", person.Id), fields, person.IsActive ?? true, person.Password, photo);
    }

    private static List<TRow> Check<TItem, TRow>(FieldChecks checks, string list, IReadOnlyList<TItem>? items, Func<FieldChecks, TItem, TRow> check)
    {
        var rows = new List<TRow>();
        if (items?.Count > MostItems)
        {
            checks.Refuse(list, $"has at most {MostItems} items a call");
            return rows;
        }

        for (var index = 0; index < (items?.Count ?? 0) && checks.Count < EnoughErrors; index++)
            rows.Add(check(checks.Item($"{list}[{index}]."), items![index]));
        return rows;
    }

    private static void RefuseRepeated(FieldChecks checks, string list, IEnumerable<Guid> ids)
    {
        var seen = new HashSet<Guid>();
        if (!ids.All(seen.Add)) checks.Refuse(list, "has an id more than once");
    }

    // People whom the operator gives the same password share its hash, salt and all: that they are equal is known to whoever
    // gave them, and thousands of test people would take an hour otherwise.
    private static async Task<Dictionary<string, string>> HashAsync(List<PersonRow> people, PasswordHashing hashing, CancellationToken cancellationToken)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var password in people.Select(person => person.Password).OfType<string>().Distinct())
            hashes[password] = await hashing.HashAsync(password, cancellationToken);
        return hashes;
    }
}

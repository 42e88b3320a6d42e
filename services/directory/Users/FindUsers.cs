using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Text;
using Platform.Hosting.Identity;

namespace Platform.Directory.Users;

/// <param name="Items">People by name.</param>
/// <param name="NextCursor">To be sent as <c>cursor</c> for what follows; null at the end.</param>
public sealed record FoundPeople(IReadOnlyList<FoundPerson> Items, string? NextCursor);

internal static class FindUsers
{
    public const int DefaultLimit = 50;
    public const int MostItems = 200;

    public static async Task<Ok<FoundPeople>> HandleAsync(
        CallerIdentity caller, UserSearch search, CancellationToken cancellationToken,
        [AsParameters] PeopleQuery query, string? cursor = null, int limit = DefaultLimit, bool includeInactive = false)
    {
        var checks = new FieldChecks();
        var terms = query.Check(checks);
        if (limit is < 1 or > MostItems) checks.Refuse("limit", $"lies between 1 and {MostItems}");
        var after = Guid.Empty;
        if (cursor is not null && !Guid.TryParseExact(cursor, "N", out after)) checks.Refuse("cursor", "is not one that was given out");
        checks.ThrowIfAny();

        // One more than asked for tells whether something follows.
        var people = await search.FindAsync(caller.TenantId, terms, cursor is null ? null : after, limit + 1, includeInactive, cancellationToken);
        return TypedResults.Ok(people.Count <= limit
            ? new FoundPeople(people, null)
            : new FoundPeople(people.GetRange(0, limit), people[limit - 1].Id.ToString("N")));
    }
}

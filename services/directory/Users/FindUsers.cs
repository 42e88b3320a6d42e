using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Text;
using Platform.Hosting.Identity;

namespace Platform.Directory.Users;

/// <param name="Items">People by name.</param>
/// <param name="NextCursor">To be sent as <c>cursor</c> for what follows; null at the end.</param>
public sealed record FoundPeople(IReadOnlyList<FoundPerson> Items, string? NextCursor);

internal static class FindUsers
{
    public const int LongestQuery = 100;
    public const int MostWords = 8;
    public const int DefaultLimit = 50;
    public const int MostItems = 200;

    public static async Task<Ok<FoundPeople>> HandleAsync(
        CallerIdentity caller, UserSearch search, CancellationToken cancellationToken,
        string query = "", string? cursor = null, int limit = DefaultLimit, bool includeInactive = false)
    {
        var checks = new FieldChecks();
        if (query.Length > LongestQuery) checks.Refuse("query", $"is at most {LongestQuery} characters long");
        if (limit is < 1 or > MostItems) checks.Refuse("limit", $"lies between 1 and {MostItems}");
        var after = Guid.Empty;
        if (cursor is not null && !Guid.TryParseExact(cursor, "N", out after)) checks.Refuse("cursor", "is not one that was given out");
        var words = SearchWords.OfQuery(query);
        if (words.Length > MostWords) checks.Refuse("query", $"has at most {MostWords} words");
        checks.ThrowIfAny();
        // Something was asked for, but nothing that a person could be found by: not everybody, nobody.
        if (words.Length == 0 && !string.IsNullOrWhiteSpace(query)) return TypedResults.Ok(new FoundPeople([], null));

        // One more than asked for tells whether something follows.
        var people = await search.FindAsync(caller.TenantId, words, cursor is null ? null : after, limit + 1, includeInactive, cancellationToken);
        return TypedResults.Ok(people.Count <= limit
            ? new FoundPeople(people, null)
            : new FoundPeople(people.GetRange(0, limit), people[limit - 1].Id.ToString("N")));
    }
}

using Platform.Directory.Photos;

namespace Platform.Directory.Users;

/// <summary>
/// The SQL of looking people up. Every word of the query must begin a word of the person in the fields that were asked for, or of
/// a unit above them. First the words are counted, and those that nobody has are read in the other keyboard layout; then either the people of the rarest word are read and the others checked, or, where even that one is
/// on too many, people are read in the order of their names until the page is full.
/// </summary>
internal sealed class UserSearch(DirectoryDatabase database)
{
    // Reading, checking and sorting that many people takes about ten milliseconds.
    private const int RareUpTo = 4000;

    // U+10FFFF is the last letter of Unicode: all words that begin with a word lie between it and it followed by this letter.
    private const string Count = """
        with recursive wanted as (
            select fold(given.word) as low, given.fields, given.in_units, given.number
            from unnest($2::text[], $4::int[], $5::bool[]) with ordinality as given (word, fields, in_units, number)
        ), unit_hits as (
            select w.unit_id as id, wanted.number
            from wanted join unit_words w on w.tenant_id = $1 and w.word >= wanted.low and w.word < wanted.low || U&'\+10FFFF'
            where wanted.in_units
            union
            select below.id, unit_hits.number
            from unit_hits join units below on below.tenant_id = $1 and below.parent_id = unit_hits.id
        )
        select wanted.low, hit.units, by_word.hits + by_unit.hits
        from wanted
        cross join lateral (select array(select id from unit_hits where number = wanted.number) as units) hit
        cross join lateral (select count(*) as hits from (
            select from user_words w
            where w.tenant_id = $1 and w.word >= wanted.low and w.word < wanted.low || U&'\+10FFFF' and w.fields & wanted.fields <> 0
            limit $3) w) by_word
        cross join lateral (select count(*) as hits from (
            select from users u where u.tenant_id = $1 and u.unit_id = any(hit.units) limit $3) u) by_unit
        order by wanted.number
        """;

    // "offset 0" keeps the planner from reading all people in the order of their names instead: it cannot know how rare the word is.
    private const string OfTheRarestWord = """
        with ids as materialized (
            select w.user_id as id from user_words w
            where w.tenant_id = $1 and w.word >= $9 and w.word < $9 || U&'\+10FFFF' and w.fields & $11 <> 0
            union
            select member.id from users member where member.tenant_id = $1 and member.unit_id = any($10::uuid[])
        ), candidates as materialized (
            select u.* from ids cross join lateral (select * from users u where u.tenant_id = $1 and u.id = ids.id offset 0) u
        )
        """;

    private const string Everybody = """
        with candidates as (select u.* from users u where u.tenant_id = $1)
        """;

    // There is no word that the person does not have: $2 are the words, $8 their fields, $6 and $7 the units whose people have them.
    private const string Page = """
        , unit_hits as materialized (
            select hit.number, hit.unit_id from unnest($6::int[], $7::uuid[]) as hit (number, unit_id)
        ), page as (
            select u.* from candidates u
            where (u.is_active or $5)
            and (u.sort_key, u.id) > (
                coalesce((select c.sort_key from users c where c.tenant_id = $1 and c.id = $3), ''), coalesce($3, '00000000-0000-0000-0000-000000000000'))
            and not exists (
                select from unnest($2::text[], $8::int[]) with ordinality as wanted (low, fields, number)
                where not exists (
                    select from user_words w
                    where w.tenant_id = $1 and w.user_id = u.id and w.word >= wanted.low and w.word < wanted.low || U&'\+10FFFF'
                    and w.fields & wanted.fields <> 0)
                and not coalesce((wanted.number, u.unit_id) in (select number, unit_id from unit_hits), false))
            order by u.sort_key, u.id limit $4
        )
        select u.id, u.display_name, u.position, u.unit_id, u.photo_hash, u.is_active,
               unit_path(u.tenant_id, u.unit_id), u.email, u.internal_phone, u.mobile_phone
        from page u
        order by u.sort_key, u.id
        """;

    /// <param name="tenantId">The tenant.</param>
    /// <param name="terms">What people must have, all of it; none finds everybody.</param>
    /// <param name="after">The person after whom the page begins.</param>
    /// <param name="limit">Length of the page.</param>
    /// <param name="includeInactive">Also those who were deactivated.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<List<FoundPerson>> FindAsync(
        Guid tenantId, IReadOnlyList<SearchTerm> terms, Guid? after, int limit, bool includeInactive, CancellationToken cancellationToken)
    {
        if (await FindWordsAsync(tenantId, terms, cancellationToken) is not { } wanted) return [];

        var rarest = wanted.MinBy(word => word.Hits) is { Hits: < RareUpTo } rare ? rare : null;
        var others = wanted.FindAll(word => word != rarest);
        var unitHits = others.SelectMany((word, index) => word.Units.Select(unitId => (Number: index + 1, UnitId: unitId))).ToArray();
        var parameters = new List<object?>
        {
            tenantId, others.Select(word => word.Low).ToArray(), after, limit, includeInactive,
            unitHits.Select(hit => hit.Number).ToArray(), unitHits.Select(hit => hit.UnitId).ToArray(),
            others.Select(word => (int)word.Fields).ToArray(),
        };
        await using var batch = database.ForTenant(tenantId);
        if (rarest is null) batch.Add(Everybody + Page, [.. parameters]);
        else batch.Add(OfTheRarestWord + Page, [.. parameters, rarest.Low, rarest.Units, (int)rarest.Fields]);

        var people = new List<FoundPerson>();
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            people.Add(new FoundPerson(
                id, reader.GetString(1), reader.Value<string>(2), reader.Value<Guid?>(3), PhotoAddress.Of(id, reader.Value<string>(4)),
                reader.GetBoolean(5), reader.Get<string[]>(6), reader.Value<string>(7), reader.Value<string>(8), reader.Value<string>(9)));
        }

        return people;
    }

    /// <summary>The words that people must have, in the layout in which somebody has them; null when nobody has one of them.</summary>
    private async Task<List<WantedWord>?> FindWordsAsync(Guid tenantId, IReadOnlyList<SearchTerm> terms, CancellationToken cancellationToken)
    {
        if (terms.Count == 0) return [];
        var typed = await CountAsync(tenantId, terms.SelectMany(term => term.Words, (term, word) => (term, word)), cancellationToken);
        var known = typed.Where(words => words.All(word => word.Hits > 0)).SelectMany(words => words).ToList();
        var unknown = terms.Where(term => !typed[term].Any() || typed[term].Any(word => word.Hits == 0)).ToList();
        if (unknown.Count == 0) return known;

        var twins = await CountAsync(tenantId, unknown.SelectMany(term => term.TwinWords, (term, word) => (term, word)), cancellationToken);
        foreach (var term in unknown)
        {
            if (twins[term].Any() && twins[term].All(word => word.Hits > 0)) known.AddRange(twins[term]);
            // Signs alone say nothing, next to words that do.
            else if (term.Words.Length > 0) return null;
        }

        return known.Count > 0 ? known : null;
    }

    private async Task<ILookup<SearchTerm, WantedWord>> CountAsync(
        Guid tenantId, IEnumerable<(SearchTerm Term, string Word)> words, CancellationToken cancellationToken)
    {
        var asked = words.ToArray();
        var counted = new List<(SearchTerm Term, WantedWord Word)>(asked.Length);
        if (asked.Length == 0) return counted.ToLookup(word => word.Term, word => word.Word);
        await using var batch = database.ForTenant(tenantId);
        batch.Add(Count, tenantId, asked.Select(word => word.Word).ToArray(), RareUpTo,
            asked.Select(word => (int)word.Term.Fields).ToArray(), asked.Select(word => word.Term.InUnits).ToArray());
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var term = asked[counted.Count].Term;
            counted.Add((term, new WantedWord(reader.GetString(0), reader.Get<Guid[]>(1), reader.GetInt64(2), term.Fields)));
        }

        return counted.ToLookup(word => word.Term, word => word.Word);
    }

    /// <summary>A word of the query without accents, the units whose people have it, and how many people have it, counted up to a limit.</summary>
    private sealed record WantedWord(string Low, Guid[] Units, long Hits, WordFields Fields);
}

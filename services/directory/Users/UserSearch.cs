using Platform.Directory.Photos;

namespace Platform.Directory.Users;

/// <summary>
/// The SQL of looking people up. Every word of the query must begin a word of the person, or of a unit above them. First the
/// words are counted; then either the people of the rarest word are read and the others checked, or, where even that one is
/// on too many, people are read in the order of their names until the page is full.
/// </summary>
internal sealed class UserSearch(DirectoryDatabase database)
{
    // Reading, checking and sorting that many people takes about ten milliseconds.
    private const int RareUpTo = 4000;

    // U+10FFFF is the last letter of Unicode: all words that begin with a word lie between it and it followed by this letter.
    private const string Count = """
        with recursive wanted as (
            select fold(given.word) as low, given.number from unnest($2::text[]) with ordinality as given (word, number)
        ), unit_hits as (
            select w.unit_id as id, wanted.number
            from wanted join unit_words w on w.tenant_id = $1 and w.word >= wanted.low and w.word < wanted.low || U&'\+10FFFF'
            union
            select below.id, unit_hits.number
            from unit_hits join units below on below.tenant_id = $1 and below.parent_id = unit_hits.id
        )
        select wanted.low, hit.units, by_word.hits + by_unit.hits
        from wanted
        cross join lateral (select array(select id from unit_hits where number = wanted.number) as units) hit
        cross join lateral (select count(*) as hits from (
            select from user_words w
            where w.tenant_id = $1 and w.word >= wanted.low and w.word < wanted.low || U&'\+10FFFF' limit $3) w) by_word
        cross join lateral (select count(*) as hits from (
            select from users u where u.tenant_id = $1 and u.unit_id = any(hit.units) limit $3) u) by_unit
        order by wanted.number
        """;

    // "offset 0" keeps the planner from reading all people in the order of their names instead: it cannot know how rare the word is.
    private const string OfTheRarestWord = """
        with ids as materialized (
            select w.user_id as id from user_words w where w.tenant_id = $1 and w.word >= $8 and w.word < $8 || U&'\+10FFFF'
            union
            select member.id from users member where member.tenant_id = $1 and member.unit_id = any($9::uuid[])
        ), candidates as materialized (
            select u.* from ids cross join lateral (select * from users u where u.tenant_id = $1 and u.id = ids.id offset 0) u
        )
        """;

    private const string Everybody = """
        with candidates as (select u.* from users u where u.tenant_id = $1)
        """;

    // There is no word that the person does not have: $2 are the words, $6 and $7 the units whose people have them.
    private const string Page = """
        , unit_hits as materialized (
            select hit.number, hit.unit_id from unnest($6::int[], $7::uuid[]) as hit (number, unit_id)
        ), page as (
            select u.* from candidates u
            where (u.is_active or $5)
            and (u.sort_key, u.id) > (
                coalesce((select c.sort_key from users c where c.tenant_id = $1 and c.id = $3), ''), coalesce($3, '00000000-0000-0000-0000-000000000000'))
            and not exists (
                select from unnest($2::text[]) with ordinality as wanted (low, number)
                where not exists (
                    select from user_words w
                    where w.tenant_id = $1 and w.user_id = u.id and w.word >= wanted.low and w.word < wanted.low || U&'\+10FFFF')
                and not coalesce((wanted.number, u.unit_id) in (select number, unit_id from unit_hits), false))
            order by u.sort_key, u.id limit $4
        )
        select u.id, u.display_name, u.position, u.unit_id, u.photo_hash, u.is_active,
               unit_path(u.tenant_id, u.unit_id), u.email, u.internal_phone, u.mobile_phone
        from page u
        order by u.sort_key, u.id
        """;

    /// <param name="tenantId">The tenant.</param>
    /// <param name="words">Beginnings of words, lower case; none finds everybody.</param>
    /// <param name="after">The person after whom the page begins.</param>
    /// <param name="limit">Length of the page.</param>
    /// <param name="includeInactive">Also those who were deactivated.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<List<FoundPerson>> FindAsync(
        Guid tenantId, string[] words, Guid? after, int limit, bool includeInactive, CancellationToken cancellationToken)
    {
        var wanted = words.Length == 0 ? [] : await CountAsync(tenantId, words, cancellationToken);
        if (wanted.Exists(word => word.Hits == 0)) return [];

        var rarest = wanted.MinBy(word => word.Hits) is { Hits: < RareUpTo } rare ? rare : null;
        var others = wanted.FindAll(word => word != rarest);
        var unitHits = others.SelectMany((word, index) => word.Units.Select(unitId => (Number: index + 1, UnitId: unitId))).ToArray();
        var parameters = new List<object?>
        {
            tenantId, others.Select(word => word.Low).ToArray(), after, limit, includeInactive,
            unitHits.Select(hit => hit.Number).ToArray(), unitHits.Select(hit => hit.UnitId).ToArray(),
        };
        await using var batch = database.ForTenant(tenantId);
        if (rarest is null) batch.Add(Everybody + Page, [.. parameters]);
        else batch.Add(OfTheRarestWord + Page, [.. parameters, rarest.Low, rarest.Units]);

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

    private async Task<List<WantedWord>> CountAsync(Guid tenantId, string[] words, CancellationToken cancellationToken)
    {
        var wanted = new List<WantedWord>();
        await using var batch = database.ForTenant(tenantId);
        batch.Add(Count, tenantId, words, RareUpTo);
        await using var reader = await batch.ReadAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            wanted.Add(new WantedWord(reader.GetString(0), reader.Get<Guid[]>(1), reader.GetInt64(2)));
        return wanted;
    }

    /// <summary>A word of the query without accents, the units whose people have it, and how many people have it, counted up to a limit.</summary>
    private sealed record WantedWord(string Low, Guid[] Units, long Hits);
}

using Platform.Data;

namespace Platform.Directory.Users;

/// <summary>A word, lower case, and where it stands.</summary>
internal sealed record PersonWord(string Word, WordFields Field);

/// <summary>The words by which people are found: written with every change of a person, in its transaction.</summary>
internal static class UserWords
{
    public static void Replace(TenantBatch batch, Guid tenantId, IReadOnlyCollection<(Guid UserId, IEnumerable<PersonWord> Words)> people)
    {
        batch.Add("delete from user_words where tenant_id = $1 and user_id = any($2)", tenantId, people.Select(person => person.UserId).ToArray());
        Add(batch, tenantId, people);
    }

    public static void Add(TenantBatch batch, Guid tenantId, IReadOnlyCollection<(Guid UserId, IEnumerable<PersonWord> Words)> people)
    {
        var rows = people.SelectMany(person => person.Words, (person, word) => (person.UserId, word.Word, Field: (int)word.Field)).ToArray();
        batch.Add("""
            insert into user_words (tenant_id, word, user_id, fields)
            select $1, left(fold(given.word), 64), given.user_id, bit_or(given.field)
            from unnest($2, $3, $4) as given (user_id, word, field)
            group by left(fold(given.word), 64), given.user_id
            """, tenantId, rows.Select(row => row.UserId).ToArray(), rows.Select(row => row.Word).ToArray(), rows.Select(row => row.Field).ToArray());
    }
}

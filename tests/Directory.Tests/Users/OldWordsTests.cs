using Platform.Directory.Users;

namespace Platform.Directory.Tests.Users;

/// <summary>Words that were written before they knew where they stand: the migration finds out.</summary>
public sealed class OldWordsTests(SearchFixture fixture) : IClassFixture<SearchFixture>
{
    private const string Words = """
        select u.login || ' ' || w.word || ' ' || w.fields from user_words w join users u on u.tenant_id = w.tenant_id and u.id = w.user_id
        order by u.login, w.word
        """;

    [Fact]
    public async Task They_get_the_fields_that_they_would_have_been_written_with()
    {
        var owner = fixture.Installation.Database.OwnerConnectionString;
        var written = await Database.RowsAsync(owner, Words);
        Assert.True(written.Count > 25, "there are no words");
        Assert.Contains($"a.petrova buyer {(int)WordFields.Position}", written);

        await using var migration = typeof(DirectoryService).Assembly.GetManifestResourceStream(
            typeof(DirectoryService).Assembly.GetManifestResourceNames().Single(name => name.EndsWith("005_contacts.sql", StringComparison.Ordinal)))!;
        var sql = await new StreamReader(migration).ReadToEndAsync(TestContext.Current.CancellationToken);
        await Database.RowsAsync(owner, "alter table user_words drop column fields");
        await Database.ExecuteAsync(owner, $"""
            alter table user_words add primary key (tenant_id, word, user_id);
            create index user_words_by_user on user_words (tenant_id, user_id, word);
            {sql[sql.IndexOf("alter table user_words add column", StringComparison.Ordinal)..]}
            """);
        Assert.Equal(written, await Database.RowsAsync(owner, Words));
    }
}

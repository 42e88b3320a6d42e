using System.Text;
using System.Text.RegularExpressions;

namespace Platform.AppHost.Demo.Tests;

public sealed partial class ConversationTests
{
    private const int LongestBody = 16_384;
    private static readonly DemoContent Content = Moments.Content;

    [Fact]
    public void Only_the_two_people_of_the_file_speak_and_both_exist()
    {
        var logins = Content.People.Select(person => person.Login).ToHashSet();
        Assert.All(Content.Scripts, script =>
        {
            Assert.Equal(2, script.Logins.Distinct().Count());
            Assert.Subset(logins, script.Logins.ToHashSet());
            Assert.Subset(script.Logins.ToHashSet(), script.Unread.Keys.ToHashSet());
            Assert.All(script.Exchanges, exchange =>
            {
                Assert.Subset(script.Logins.ToHashSet(), exchange.Lines.Select(line => line.Login).ToHashSet());
                Assert.Null(exchange.Lines[0].Pause);
                Assert.True(exchange.When.Clock is null || logins.Contains(exchange.When.Clock));
            });
        });
    }

    [Fact]
    public void A_pair_has_one_conversation_and_everybody_has_some()
    {
        var pairs = Content.Scripts.Select(script => string.Join('-', script.Logins.Order())).ToList();
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
        Assert.Subset(Content.Scripts.SelectMany(script => script.Logins).ToHashSet(), Content.People.Select(person => person.Login).ToHashSet());
        Assert.True(Content.Scripts.Count(script => script.Logins.Contains("anna")) >= 14);
        Assert.True(Content.Scripts.Count(script => script.Logins.Contains("boris")) >= 10);
    }

    [Fact]
    public void It_reads_like_a_year_and_a_half_of_work()
    {
        var bodies = Content.Scripts.SelectMany(script => script.Exchanges).SelectMany(exchange => exchange.Lines).Select(line => line.Body).ToList();
        Assert.True(Content.Scripts.Sum(script => script.Exchanges.Count) >= 150);
        Assert.True(bodies.Count >= 1_200);
        // A bare "no" may come back; a sentence may not.
        Assert.Equal([], bodies.Where(body => body.Length > 24).GroupBy(body => body).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.InRange(bodies.Count(body => Cyrillic().IsMatch(body)), bodies.Count / 5, bodies.Count * 4 / 5);
        Assert.Contains(bodies, body => body.Contains('\n', StringComparison.Ordinal));
        Assert.Contains(bodies, body => body.Length > 300);
    }

    [Fact]
    public void Links_lead_to_hosts_that_cannot_exist()
    {
        var links = Content.Scripts.SelectMany(script => script.Exchanges).SelectMany(exchange => exchange.Lines)
            .SelectMany(line => Link().Matches(line.Body)).Select(match => new Uri(match.Value).Host).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, host => Assert.EndsWith(".example", host));
    }

    [Theory]
    [MemberData(nameof(Moments.All), MemberType = typeof(Moments))]
    public void Every_message_is_within_the_limits_of_chat_and_all_placeholders_are_filled(DateTimeOffset now)
    {
        Assert.All(Moments.Conversations(now).SelectMany(conversation => conversation.Messages), message =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(message.Body), 1, LongestBody);
            Assert.False(string.IsNullOrWhiteSpace(message.Body));
            Assert.DoesNotContain(message.Body, letter => char.IsControl(letter) && letter is not '\n');
            Assert.DoesNotContain('{', message.Body);
        });
    }

    [Fact]
    public void Unread_messages_are_the_newest_ones_of_the_other_person()
    {
        var unread = 0;
        foreach (var (script, conversation) in Content.Scripts.Zip(Moments.Conversations(Moments.Sunday)))
        {
            foreach (var (login, read) in conversation.ReadUpTo)
            {
                Assert.All(conversation.Messages.Skip(read), message => Assert.NotEqual(login, message.Login));
                Assert.InRange(read, 0, conversation.Messages.Count);
                unread += script.Unread.ContainsKey(login) ? 1 : 0;
            }
        }

        Assert.True(unread >= 4, "somebody should have something to read");
    }

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.NonBacktracking)]
    private static partial Regex Cyrillic();

    [GeneratedRegex(@"https?://\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}

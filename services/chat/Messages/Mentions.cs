using System.Text.RegularExpressions;

namespace Platform.Chat.Messages;

/// <summary>Who is called by name in a text: <c>[@Anna Kern](user:&lt;id&gt;)</c>, or everybody with <c>[@all](user:all)</c>.</summary>
public static partial class Mentions
{
    /// <summary>Stands for everybody in the conversation.</summary>
    public static readonly Guid Everybody = Guid.Empty;

    /// <summary>How many people a message mentions; further names are only text.</summary>
    public const int MostPeople = 50;

    /// <summary>The people mentioned, each once, and <see cref="Everybody"/> where all are.</summary>
    public static IReadOnlyCollection<Guid> In(string body)
    {
        // Nearly every message has none, and is not looked through any further.
        if (!body.Contains("](user:", StringComparison.Ordinal)) return [];
        var people = new HashSet<Guid>();
        foreach (Match match in Link().Matches(body))
        {
            if (people.Count == MostPeople) break;
            people.Add(match.Groups["id"].Value == "all" ? Everybody : Guid.Parse(match.Groups["id"].ValueSpan));
        }

        return people;
    }

    [GeneratedRegex(@"\]\(user:(?<id>all|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}

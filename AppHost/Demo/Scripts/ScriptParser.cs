using System.Text.RegularExpressions;

namespace Platform.AppHost.Demo.Scripts;

/// <summary>Reads the text format of the conversations; README.md describes it.</summary>
internal static partial class ScriptParser
{
    /// <exception cref="FormatException">A line that means nothing; the message names file and line.</exception>
    public static Script Parse(string name, string text)
    {
        var unread = new Dictionary<string, int>(StringComparer.Ordinal);
        var exchanges = new List<Exchange>();
        var lines = new List<Line>();
        Pause? pause = null;
        var blanks = 0;
        var rows = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < rows.Length; i++)
        {
            try
            {
                Read(rows[i]);
            }
            catch (FormatException exception)
            {
                throw new FormatException($"{name}.txt, line {i + 1}: {exception.Message}", exception);
            }
        }

        return new Script(name, unread, exchanges);

        void Read(string row)
        {
            if (row.Length == 0)
            {
                blanks++;
                return;
            }

            if (row.StartsWith("  ", StringComparison.Ordinal) && lines.Count > 0)
            {
                lines[^1] = lines[^1] with { Body = lines[^1].Body + new string('\n', blanks + 1) + row[2..] };
            }
            else if (row.StartsWith("## ", StringComparison.Ordinal))
            {
                var (when, title) = When.Parse(row[3..]);
                lines = [];
                exchanges.Add(new Exchange(when, title, lines));
            }
            else if (row.StartsWith("-- ", StringComparison.Ordinal))
            {
                pause = ParsePause(row[3..]);
            }
            else if (row.StartsWith("unread: ", StringComparison.Ordinal) && exchanges.Count == 0)
            {
                var words = row.Split(' ');
                unread.Add(words[1], int.Parse(words[2]));
            }
            else if (Speech().Match(row) is { Success: true } speech && exchanges.Count > 0)
            {
                lines.Add(new Line(speech.Groups["login"].Value, speech.Groups["body"].Value, pause));
                pause = null;
            }
            else if (!row.StartsWith("# ", StringComparison.Ordinal))
            {
                throw new FormatException($"\"{row}\" is neither a heading, a pause, a message nor its continuation.");
            }

            blanks = 0;
        }
    }

    private static Pause ParsePause(string text)
    {
        var match = PauseText().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"\"{text}\" is no pause: write 20m, 1h20m or 2d 09:15.");
        }

        int Number(string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan) : 0;
        return new Pause(
            Number("days"),
            new TimeOnly(Number("hour"), Number("minute")),
            new TimeSpan(Number("hours"), Number("minutes"), 0));
    }

    [GeneratedRegex(@"^(?<login>[a-z]+): (?<body>.+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Speech();

    [GeneratedRegex(
        @"^((?<days>\d+)d (?<hour>\d\d):(?<minute>\d\d)|(?<hours>\d+)h(?<minutes>\d+)m|(?<hours>\d+)h|(?<minutes>\d+)m)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PauseText();
}

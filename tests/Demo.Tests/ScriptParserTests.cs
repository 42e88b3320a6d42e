using Platform.AppHost.Demo.Scripts;

namespace Platform.AppHost.Demo.Tests;

public sealed class ScriptParserTests
{
    [Fact]
    public void A_message_goes_on_in_indented_lines_and_over_blank_ones()
    {
        var script = ScriptParser.Parse("anna-boris", "# A and B\nunread: anna 1\n\n## 3w mon 10:00 list\nboris: Three:\n  1. one\n\n  2. two\n\n-- 1h20m\nanna: Thanks\n");

        Assert.Equal(1, script.Unread["anna"]);
        var lines = Assert.Single(script.Exchanges).Lines;
        Assert.Equal(["Three:\n1. one\n\n2. two", "Thanks"], lines.Select(line => line.Body));
        Assert.Equal(TimeSpan.FromMinutes(80), lines[1].Pause!.Length);
    }

    [Theory]
    [InlineData("today 10:22 @anna the scan", WhenKind.Today, "the scan")]
    [InlineData("yesterday 09:00 x", WhenKind.Yesterday, "x")]
    [InlineData("4d 09:00 x", WhenKind.WorkingDays, "x")]
    [InlineData("12w fri 09:00 x", WhenKind.Weeks, "x")]
    [InlineData("month-end 3 09:00 x", WhenKind.MonthEnd, "x")]
    [InlineData("on 12-16 09:00 x", WhenKind.Date, "x")]
    public void Headings_say_when(string heading, object kind, string title)
    {
        var (when, read) = When.Parse(heading);
        Assert.Equal((kind, title), (when.Kind, read));
    }

    [Theory]
    [InlineData("## some day 10:00 x", "does not say when")]
    [InlineData("## 3w mon 10:00 x\n-- a while", "is no pause")]
    [InlineData("## 3w mon 10:00 x\nwho said this", "neither")]
    public void What_means_nothing_is_named_with_its_line(string text, string reason)
    {
        var failure = Assert.Throws<FormatException>(() => ScriptParser.Parse("anna-boris", text));
        Assert.Contains("anna-boris.txt, line", failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }
}

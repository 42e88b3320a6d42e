using Platform.AppHost.Demo.Calendars;

namespace Platform.AppHost.Demo.Tests;

public sealed class DateWordsTests
{
    // A Thursday.
    private static readonly DateOnly Written = new(2026, 11, 26);

    [Theory]
    [InlineData("by {+2}", "by 30 November")]
    [InlineData("on {day+2}", "on Monday")]
    [InlineData("the {month} and {month-1} figures", "the November and October figures")]
    [InlineData("from {month+2}", "from January")]
    [InlineData("к {+4}", "к 2 декабря")]
    [InlineData("приедет {day+3}", "приедет во вторник")]
    [InlineData("за {month-1}", "за октябрь")]
    [InlineData("200 {pallets}", "200 {pallets}")]
    public void Dates_are_said_in_the_language_of_the_message(string body, string expected) =>
        Assert.Equal(expected, DateWords.Fill(body, Written));
}

using System.Globalization;
using System.Text;
using Platform.Hosting.Text;

namespace Platform.Shared.Tests.Hosting;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("", 5, "")]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "12345")]
    [InlineData("1234😀", 5, "1234")]
    [InlineData("123😀", 5, "123😀")]
    [InlineData("1e\u0301e\u0301", 4, "1e\u0301")]
    [InlineData("1👩🏽‍💻2", 5, "1")]
    public void It_is_cut_between_what_is_seen_as_characters(string text, int most, string expected) => Assert.Equal(expected, Excerpt.Of(text, most));

    [Fact]
    public void A_character_that_is_longer_than_all_is_cut_between_code_points()
    {
        var text = "😀" + string.Concat(Enumerable.Repeat("\u200D😀", 200));
        Assert.Equal(1, new StringInfo(text).LengthInTextElements);

        for (var most = 2; most < 40; most++)
        {
            var cut = Excerpt.Of(text, most);
            Assert.InRange(cut.Length, 1, most);
            Assert.StartsWith(cut, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Rune.ReplacementChar, (IEnumerable<Rune>)[.. cut.EnumerateRunes()]);
        }
    }
}

using Platform.Hosting.Text;

namespace Platform.Shared.Tests.Hosting;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData("plain", null)]
    [InlineData("two\nlines\tand a tab", null)]
    [InlineData("👩‍👩‍👧 and Ёлка", null)]
    [InlineData("bell\u0007", "U+0007")]
    [InlineData("\u0000", "U+0000")]
    public void Forbidden_characters_are_found(string text, string? found) => Assert.Equal(found, TextRules.FirstForbidden(text, allowLineBreaks: true));

    // Not a case of the theory above: an attribute's strings are stored as UTF-8, which has no lone surrogates.
    [Fact]
    public void A_lone_surrogate_is_found() => Assert.Equal("U+D83D", TextRules.FirstForbidden("half " + (char)0xD83D + " pair", allowLineBreaks: true));

    [Fact]
    public void Line_breaks_are_forbidden_where_there_is_one_line() => Assert.Equal("U+000A", TextRules.FirstForbidden("a\nb", allowLineBreaks: false));

    [Theory]
    [InlineData("a", true)]
    [InlineData("é", true)]
    [InlineData("👍", true)]
    [InlineData(" \u00A0\u2003\n", false)]
    [InlineData("\u200B\u200D\u2060\uFEFF\u00AD", false)]
    [InlineData("\u2800\u3164\u115F\uFFA0", false)]
    [InlineData("\u0301\u0301", false)]
    public void Only_what_can_be_seen_is_visible(string text, bool visible) => Assert.Equal(visible, TextRules.IsVisible(text));

    [Theory]
    [InlineData("Anna \u202Egnp.exe", true)]
    [InlineData("\u2066Anna\u2069", true)]
    [InlineData("Anna \u200F", false)]
    public void Directional_overrides_are_found(string text, bool found) => Assert.Equal(found, TextRules.HasBidirectionalOverride(text));
}

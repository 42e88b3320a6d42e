using Platform.Directory.Text;
using Platform.Directory.Users;

namespace Platform.Directory.Tests.Text;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Anna  PETROVA", "anna petrova")]
    [InlineData("O'Neill-Müller, jr.", "o neill müller jr")]
    [InlineData("Алёна\tКоролёва\u0000", "алёна королёва")]
    [InlineData("e\u0301va", "e\u0301va")] // the accent belongs to the letter before it
    [InlineData("\u0301va", "va")]
    [InlineData("李小龍 x2", "李小龍 x2")]
    public void Text_is_cut_into_runs_of_letters_and_digits(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchWords.Of(text)));

    [Fact]
    public void A_long_word_is_cut() => Assert.Equal(new string('x', SearchWords.LongestWord), Assert.Single(SearchWords.Of(new string('X', 500))));

    [Theory]
    [InlineData(null, "")]
    [InlineData("1204", "1204")]
    [InlineData("+7 (916) 123-45-67", "79161234567 9161234567 1234567 4567 89161234567")]
    [InlineData("+44 20 7946 0958", "442079460958 2079460958 9460958 0958")]
    public void A_phone_number_is_found_by_its_ends(string? phone, string words) => Assert.Equal(words, string.Join(' ', SearchWords.OfPhone(phone)));

    [Theory]
    [InlineData("  Anna   pet ", "anna pet")]
    [InlineData("123-45-67", "1234567")]
    [InlineData("+7 916", "7916")]
    [InlineData("anna@Example.com", "anna@example.com")]
    [InlineData("@anna", "anna")]
    [InlineData("a.b", "a b")]
    [InlineData("4", "4")]
    [InlineData("anna anna", "anna anna")]
    [InlineData("!?", "")]
    public void A_query_is_cut_alike(string query, string words) => Assert.Equal(words, string.Join(' ', SearchTerm.Of(query, WordFields.All, inUnits: true).SelectMany(term => term.Words)));

    [Theory]
    [InlineData("ghbdtn", "привет")]
    [InlineData("Ghbdtn", "привет")]
    [InlineData("фттф", "anna")]
    [InlineData(";erjd", "жуков")]
    [InlineData("`kbyf", "ёлина")]
    [InlineData("фттф\"учфьздуюеуые", "anna@example.test")]
    [InlineData("1204", "1204")]
    public void A_text_has_a_twin_in_the_other_keyboard_layout(string typed, string meant) => Assert.Equal(meant, KeyboardLayout.Twin(typed));
}

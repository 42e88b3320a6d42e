namespace Platform.AppHost.Demo.Tests;

public sealed class OrganizationTests
{
    private static readonly DemoContent Content = Moments.Content;

    [Fact]
    public void About_forty_people_with_logins_addresses_and_numbers_of_their_own()
    {
        Assert.InRange(Content.People.Count, 38, 45);
        Assert.Equal(Content.People.Count, Content.People.Select(person => person.Login).Distinct().Count());
        Assert.Equal(Content.People.Count, Content.People.Select(person => person.Email).Distinct().Count());
        Assert.Equal(Content.People.Count, Content.People.Select(person => person.InternalPhone).Distinct().Count());
        Assert.Equal(Content.People.Count, Content.People.Select(person => person.MobilePhone).Distinct().Count());
        Assert.All(Content.People, person => Assert.Matches("^[a-z]+$", person.Login));
    }

    [Fact]
    public void Nobody_can_be_reached_outside_the_reserved_ranges()
    {
        Assert.All(Content.People, person =>
        {
            Assert.EndsWith("@northwind.example", person.Email);
            Assert.Matches(@"^\+44 7700 900\d{3}$", person.MobilePhone);
        });
    }

    [Fact]
    public void Both_languages_and_several_time_zones_are_there()
    {
        Assert.Equal(["en", "ru"], Content.People.Select(person => person.Language).Distinct().Order());
        Assert.True(Content.People.Select(person => person.TimeZone).Distinct().Count() >= 4);
        Assert.All(Content.People, person => Assert.NotNull(person.Zone));
    }

    [Fact]
    public void The_tree_of_units_is_three_levels_deep_and_parents_come_first()
    {
        var depth = new Dictionary<string, int>();
        foreach (var unit in Content.Units)
        {
            Assert.True(unit.Parent is null || depth.ContainsKey(unit.Parent), $"{unit.Key} comes before its parent");
            depth.Add(unit.Key, unit.Parent is null ? 1 : depth[unit.Parent] + 1);
        }

        Assert.Equal(3, depth.Values.Max());
        Assert.All(Content.People, person => Assert.Contains(person.Unit, depth.Keys));
        Assert.Contains(Content.People, person => depth[person.Unit] == 3);
    }

    [Fact]
    public void Managers_come_first_and_one_person_has_none()
    {
        var seen = new HashSet<string>();
        foreach (var person in Content.People)
        {
            Assert.True(person.Manager is null || seen.Contains(person.Manager), $"{person.Login} comes before the manager");
            seen.Add(person.Login);
        }

        Assert.Single(Content.People, person => person.Manager is null);
    }

    [Fact]
    public void Two_thirds_have_a_picture_and_every_picture_has_a_person()
    {
        var pictures = Content.People.Select(person => DemoContent.Avatar(person.Login)).OfType<byte[]>().ToList();
        var files = typeof(DemoContent).Assembly.GetManifestResourceNames().Count(name => name.StartsWith("avatars/", StringComparison.Ordinal));

        Assert.InRange(pictures.Count, Content.People.Count / 2, Content.People.Count * 4 / 5);
        Assert.Equal(files, pictures.Count);
        Assert.All(pictures, picture =>
        {
            Assert.Equal("PNG"u8.ToArray(), picture[1..4]);
            Assert.InRange(picture.Length, 500, 12 * 1024);
        });
    }
}

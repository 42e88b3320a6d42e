namespace Platform.Directory.Tests.FriendGroups;

public sealed class FriendGroupTests(TenantFixture fixture) : IClassFixture<TenantFixture>
{
    private const string Groups = "me/friend-groups";

    [Fact]
    public async Task Groups_and_people_stand_in_the_order_that_their_owner_gives_them()
    {
        var owner = await NewOwnerAsync();
        var (anna, boris, clara) = (await PersonAsync(), await PersonAsync(), await PersonAsync());
        Assert.Equal("", await ShownAsync(owner));
        var lunch = await owner.AddGroupAsync("Lunch");
        var football = await owner.AddGroupAsync("Football");
        await owner.PutAsync(lunch, anna);
        await owner.PutAsync(lunch, boris);
        await owner.PutAsync(lunch, clara, position: 0);
        await owner.PutAsync(football, anna);
        Assert.Equal($"Lunch: {clara} {anna} {boris}\nFootball: {anna}", await ShownAsync(owner));

        await owner.PutAsync(lunch, boris, position: 1);
        Assert.Equal(HttpStatusCode.OK, (await owner.Client.Patch($"{Groups}/{football}", new { position = 0 })).Status);
        Assert.Equal(HttpStatusCode.OK, (await owner.Client.Patch($"{Groups}/{lunch}", new { name = "  Dinner  " })).Status);
        Assert.Equal($"Football: {anna}\nDinner: {clara} {boris} {anna}", await ShownAsync(owner));

        Assert.Equal(HttpStatusCode.OK, (await owner.Client.Patch($"{Groups}/{football}", new { position = 900 })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Client.Delete($"{Groups}/{lunch}/people/{boris}")).Status);
        Assert.Equal($"Dinner: {clara} {anna}\nFootball: {anna}", await ShownAsync(owner));
        Assert.Equal(HttpStatusCode.NoContent, (await owner.Client.Delete($"{Groups}/{lunch}")).Status);
        Assert.Equal($"Football: {anna}", await ShownAsync(owner));
    }

    [Fact]
    public async Task Nobody_sees_the_groups_of_another()
    {
        var owner = await NewOwnerAsync();
        var other = await NewOwnerAsync();
        var mine = await owner.AddGroupAsync("Mine");
        // The same name is free for everybody else.
        await other.AddGroupAsync("Mine");
        Assert.Equal("Mine: ", await ShownAsync(other));
        foreach (var answer in new[]
        {
            await other.Client.Patch($"{Groups}/{mine}", new { name = "Taken" }),
            await other.Client.Delete($"{Groups}/{mine}"),
            await other.Client.Send(HttpMethod.Put, $"{Groups}/{mine}/people/{owner.Id}", null),
            await other.Client.Delete($"{Groups}/{mine}/people/{owner.Id}"),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }

        Assert.Equal("Mine: ", await ShownAsync(owner));
    }

    [Fact]
    public async Task Answers_304_until_something_has_changed()
    {
        var owner = await NewOwnerAsync();
        var person = await PersonAsync();
        var etag = await ETagAsync(owner);
        Assert.Equal(HttpStatusCode.NotModified, (await owner.Client.Get(Groups, ("If-None-Match", etag))).Status);
        var group = Guid.Empty;
        foreach (var change in new Func<Task>[]
        {
            async () => group = await owner.AddGroupAsync("Group"),
            () => owner.Client.Patch($"{Groups}/{group}", new { name = "Renamed" }),
            () => owner.PutAsync(group, person),
            () => owner.Client.Delete($"{Groups}/{group}/people/{person}"),
            () => owner.Client.Delete($"{Groups}/{group}"),
        })
        {
            await change();
            var changed = await owner.Client.Get(Groups, ("If-None-Match", etag));
            Assert.Equal(HttpStatusCode.OK, changed.Status);
            etag = changed.Message.Headers.ETag!.ToString();
        }
    }

    [Theory]
    [InlineData("Close colleagues", "Close colleagues")]
    [InlineData("Close colleagues", "  CLOSE COLLEAGUES ")]
    [InlineData("Ёлка", "елка")]
    public async Task Two_groups_have_two_names(string first, string second)
    {
        var owner = await NewOwnerAsync();
        await owner.AddGroupAsync(first);
        Assert.Equal((HttpStatusCode.Conflict, "friend_group_name_taken"), await owner.RefusedAsync(second));
        var other = await owner.AddGroupAsync("Other");
        Assert.Equal("friend_group_name_taken", (await owner.Client.Patch($"{Groups}/{other}", new { name = second })).Code);
        // Its own name a group may be given again, in other letters.
        Assert.Equal(HttpStatusCode.OK, (await owner.Client.Patch($"{Groups}/{other}", new { name = "OTHER" })).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u202Egnp.exe")]
    [InlineData(null)]
    public async Task A_name_can_be_read(string? name)
    {
        var owner = await NewOwnerAsync();
        Assert.Equal(["name"], (await owner.Client.Post(Groups, new { name })).Fields);
        Assert.Equal(["name"], (await owner.Client.Post(Groups, new { name = new string('x', 101) })).Fields);
    }

    [Fact]
    public async Task Oneself_and_those_who_left_or_never_were_are_no_friends()
    {
        var owner = await NewOwnerAsync();
        var stranger = await (await fixture.ProvisionAsync()).AddUserAsync("stranger");
        var former = await PersonAsync();
        var group = await owner.AddGroupAsync("Group");
        var self = await owner.Client.Send(HttpMethod.Put, $"{Groups}/{group}/people/{owner.Id}", null);
        Assert.Equal((HttpStatusCode.BadRequest, "userId"), (self.Status, self.Fields.Single()));

        await fixture.Tenant.Admin.Post($"users/{former}/deactivate");
        foreach (var nobody in new[] { former, stranger, Guid.CreateVersion7() })
            Assert.Equal(HttpStatusCode.NotFound, (await owner.Client.Send(HttpMethod.Put, $"{Groups}/{group}/people/{nobody}", null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Client.Delete($"{Groups}/{group}/people/{former}")).Status);
        Assert.Equal("Group: ", await ShownAsync(owner));
    }

    [Fact]
    public async Task Who_returns_is_where_they_were()
    {
        var owner = await NewOwnerAsync();
        var person = await PersonAsync();
        var group = await owner.AddGroupAsync("Group");
        await owner.PutAsync(group, person);
        await fixture.Tenant.Admin.Post($"users/{person}/deactivate");
        await fixture.Tenant.Admin.Post($"users/{person}/reactivate");
        Assert.Equal($"Group: {person}", await ShownAsync(owner));
    }

    [Fact]
    public async Task A_retry_makes_no_second_group()
    {
        var owner = await NewOwnerAsync();
        var key = ("Idempotency-Key", Guid.CreateVersion7().ToString());
        var first = await owner.Client.Post(Groups, new { name = "Once" }, key);
        var second = await owner.Client.Post(Groups, new { name = "Once" }, key);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, second.Status));
        Assert.Equal(first.Body.GetProperty("id").GetGuid(), second.Body.GetProperty("id").GetGuid());
        Assert.Equal("idempotency_key_reused", (await owner.Client.Post(Groups, new { name = "Twice" }, key)).Code);
        Assert.Equal("Once: ", await ShownAsync(owner));
    }

    [Fact]
    public async Task The_51st_group_and_the_501st_person_are_refused_however_many_devices_ask()
    {
        var owner = await NewOwnerAsync();
        var group = await owner.AddGroupAsync("Group 0");
        for (var number = 1; number < 48; number++) await owner.AddGroupAsync($"Group {number}");
        var answers = await Task.WhenAll(Enumerable.Range(48, 5).Select(number => owner.Client.Post(Groups, new { name = $"Group {number}" })));
        Assert.Equal(2, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Created), answer =>
        {
            Assert.Equal((HttpStatusCode.Conflict, "too_many_friend_groups"), (answer.Status, answer.Code));
            Assert.Contains("50", answer.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        });

        var person = await PersonAsync();
        await Database.RowsAsync(fixture.Installation.Database.OwnerConnectionString, """
            with people as (
                insert into users (tenant_id, id, login, first_name, last_name, display_name, sort_key, time_zone, language, created_at, changed_at)
                select $1, gen_random_uuid(), 'many' || n, 'M', n::text, 'M ' || n, 'm ' || n, 'UTC', 'en', now(), now() from generate_series(1, 500) n
                returning id)
            insert into friend_group_people (tenant_id, owner_id, group_id, user_id, position)
            select $1, $2, $3, id, row_number() over () from people
            """, fixture.Tenant.Id, owner.Id, group);
        var full = await owner.Client.Send(HttpMethod.Put, $"{Groups}/{group}/people/{person}", null);
        Assert.Equal((HttpStatusCode.Conflict, "friend_group_full"), (full.Status, full.Code));
        Assert.Contains("500", full.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Devices_that_move_people_at_once_lose_none()
    {
        var owner = await NewOwnerAsync();
        var group = await owner.AddGroupAsync("Group");
        var people = new List<Guid>();
        for (var number = 0; number < 8; number++) people.Add(await PersonAsync());
        await Task.WhenAll(people.Select(person => owner.PutAsync(group, person, position: 0)));
        var shown = (await owner.Client.Get(Groups)).Body.GetProperty("items")[0].GetProperty("personIds").EnumerateArray().Select(id => id.GetGuid());
        Assert.Equal(people.Order(), shown.Order());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public async Task A_place_has_bounds(int position)
    {
        var owner = await NewOwnerAsync();
        var group = await owner.AddGroupAsync("Group");
        Assert.Equal(["position"], (await owner.Client.Patch($"{Groups}/{group}", new { position })).Fields);
        Assert.Equal(["position"], (await owner.Client.Send(HttpMethod.Put, $"{Groups}/{group}/people/{owner.Id}?position={position}", null)).Fields.Take(1));
    }

    private Task<SignedInUser> NewOwnerAsync() => fixture.Tenant.AddAndSignInAsync("owner" + Guid.CreateVersion7().ToString("N")[^12..]);

    private Task<Guid> PersonAsync() => fixture.Tenant.AddUserAsync("person" + Guid.CreateVersion7().ToString("N")[^12..]);

    private static async Task<string> ETagAsync(SignedInUser owner) => (await owner.Client.Get(Groups)).Message.Headers.ETag!.ToString();

    private static async Task<string> ShownAsync(SignedInUser owner) => string.Join('\n', (await owner.Client.Get(Groups)).Body
        .GetProperty("items").EnumerateArray().Select(group =>
            $"{group.GetProperty("name").GetString()}: {string.Join(' ', group.GetProperty("personIds").EnumerateArray().Select(id => id.GetGuid()))}"));
}

internal static class FriendGroupRequests
{
    private const string Groups = "me/friend-groups";

    public static async Task<Guid> AddGroupAsync(this SignedInUser owner, string name)
    {
        var created = await owner.Client.Post(Groups, new { name });
        Assert.Equal(HttpStatusCode.Created, created.Status);
        return created.Body.GetProperty("id").GetGuid();
    }

    public static async Task PutAsync(this SignedInUser owner, Guid group, Guid person, int? position = null)
    {
        var address = $"{Groups}/{group}/people/{person}" + (position is null ? "" : $"?position={position}");
        Assert.Equal(HttpStatusCode.OK, (await owner.Client.Send(HttpMethod.Put, address, null)).Status);
    }

    public static async Task<(HttpStatusCode, string?)> RefusedAsync(this SignedInUser owner, string name)
    {
        var answer = await owner.Client.Post(Groups, new { name });
        return (answer.Status, answer.Code);
    }
}

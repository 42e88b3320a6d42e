namespace Platform.Directory.Tests.Settings;

public sealed class SettingsTests(TenantFixture fixture) : IClassFixture<TenantFixture>
{
    private const string Untouched =
        """{"notifications":true,"textInNotifications":true,"sounds":true,"quietHours":null,"holdReminders":true,"push":"whenAway","emailAfterMinutes":null,"emailAvailable":false,"typingNotices":true,"sendOnEnter":true,"readReceipts":true,"readReceiptsPolicy":"choice","remindersForOthers":"off"}""";

    [Fact]
    public async Task Who_never_chose_anything_has_the_defaults()
    {
        var person = await fixture.Tenant.AddAndSignInAsync("defaults");

        Assert.Equal(Untouched, (await person.Client.Get("me/settings")).Body.GetRawText());
    }

    [Fact]
    public async Task A_choice_is_answered_kept_and_follows_to_another_device()
    {
        var person = await fixture.Tenant.AddAndSignInAsync("follows");

        var changed = await person.Client.Patch("me/settings", new { sendOnEnter = false, sounds = false });

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.False(changed.Body.GetProperty("sendOnEnter").GetBoolean());
        var elsewhere = await fixture.Tenant.SignInAsync("follows");
        var there = await elsewhere.Client.Get("me/settings");
        Assert.Equal(changed.Body.GetRawText(), there.Body.GetRawText());
        Assert.Equal(Untouched, (await fixture.Tenant.Admin.Get("me/settings")).Body.GetRawText());
    }

    [Fact]
    public async Task A_field_that_is_absent_stays_and_null_goes_back_to_the_default()
    {
        var person = await fixture.Tenant.AddAndSignInAsync("partly");
        await person.Client.Patch("me/settings", new { notifications = false, typingNotices = false, quietHours = Night() });

        await person.Client.Patch("me/settings", new { readReceipts = false });
        await person.Client.SendRaw(HttpMethod.Patch, "me/settings", """{"notifications":null,"quietHours":null}""");

        var settings = (await person.Client.Get("me/settings")).Body;
        Assert.True(settings.GetProperty("notifications").GetBoolean());
        Assert.False(settings.GetProperty("typingNotices").GetBoolean());
        Assert.False(settings.GetProperty("readReceipts").GetBoolean());
        Assert.Equal(JsonValueKind.Null, settings.GetProperty("quietHours").ValueKind);
    }

    [Fact]
    public async Task Quiet_hours_are_replaced_as_a_whole()
    {
        var person = await fixture.Tenant.AddAndSignInAsync("quiet");
        await person.Client.Patch("me/settings", new { quietHours = Night(days: ["saturday", "sunday"]) });

        var replaced = await person.Client.Patch("me/settings", new { quietHours = Night(from: "00:00", to: "23:59", zone: "America/St_Johns") });

        Assert.Equal(
            """{"from":"00:00","to":"23:59","timeZone":"America/St_Johns","days":null}""",
            replaced.Body.GetProperty("quietHours").GetRawText());
    }

    [Fact]
    public async Task Changes_of_different_fields_at_once_are_all_kept()
    {
        var person = await fixture.Tenant.AddAndSignInAsync("atonce");

        var answers = await Task.WhenAll(
            person.Client.Patch("me/settings", new { notifications = false }),
            person.Client.Patch("me/settings", new { textInNotifications = false }),
            person.Client.Patch("me/settings", new { sounds = false }),
            person.Client.Patch("me/settings", new { typingNotices = false }),
            person.Client.Patch("me/settings", new { sendOnEnter = false }));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var settings = (await person.Client.Get("me/settings")).Body;
        foreach (var field in new[] { "notifications", "textInNotifications", "sounds", "typingNotices", "sendOnEnter" })
            Assert.False(settings.GetProperty(field).GetBoolean(), field);
    }

    [Theory]
    [InlineData("""{"quietHours":{"from":"24:00","to":"07:00","timeZone":"Europe/Riga"}}""", "quietHours.from", "00:00 to 23:59")]
    [InlineData("""{"quietHours":{"from":"7:00","to":"08:00","timeZone":"Europe/Riga"}}""", "quietHours.from", "00:00 to 23:59")]
    [InlineData("""{"quietHours":{"from":"22:00","to":"07:60","timeZone":"Europe/Riga"}}""", "quietHours.to", "00:00 to 23:59")]
    [InlineData("""{"quietHours":{"from":"22:00","timeZone":"Europe/Riga"}}""", "quietHours.to", "00:00 to 23:59")]
    [InlineData("""{"quietHours":{"from":"22:00","to":"22:00","timeZone":"Europe/Riga"}}""", "quietHours.to", "differs from quietHours.from")]
    [InlineData("""{"quietHours":{"from":"22:00","to":"07:00","timeZone":"Mars/Olympus"}}""", "quietHours.timeZone", "IANA")]
    [InlineData("""{"quietHours":{"from":"22:00","to":"07:00"}}""", "quietHours.timeZone", "IANA")]
    [InlineData("""{"quietHours":{"from":"22:00","to":"07:00","timeZone":"Europe/Riga","days":[]}}""", "quietHours.days", "1 to 7")]
    [InlineData("""{"quietHours":{"from":"22:00","to":"07:00","timeZone":"Europe/Riga","days":["Monday"]}}""", "quietHours.days", "monday to sunday")]
    [InlineData("""{"quietHours":{"from":"22:00","to":"07:00","timeZone":"Europe/Riga","days":["monday","monday"]}}""", "quietHours.days", "different")]
    [InlineData("""{"quietHours":{"from":"22:00","to":"07:00","timeZone":"Europe/Riga","days":["monday",null]}}""", "quietHours.days", "monday to sunday")]
    [InlineData("""{"quietHours":"always"}""", "quietHours", "")]
    [InlineData("""{"sounds":"loud"}""", "sounds", "")]
    [InlineData("""{"sendOnEnter":1}""", "sendOnEnter", "")]
    public async Task What_is_out_of_bounds_is_refused_by_name(string request, string field, string limit)
    {
        var answer = await fixture.Tenant.Admin.SendRaw(HttpMethod.Patch, "me/settings", request);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (answer.Status, answer.Code));
        Assert.Equal([field], answer.Fields);
        Assert.Contains(limit, answer.Body.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(Untouched, (await fixture.Tenant.Admin.Get("me/settings")).Body.GetRawText());
    }

    [Fact]
    public async Task What_nobody_knows_is_not_kept()
    {
        var person = await fixture.Tenant.AddAndSignInAsync("unknown");

        var answer = await person.Client.Patch("me/settings", new { readReceiptsPolicy = "off", isAdministrator = true, sounds = true });

        Assert.Equal(Untouched, answer.Body.GetRawText());
        Assert.Equal("""{"sounds": true}""", await Database.RowAsync(
            fixture, "select chosen::text from user_settings where tenant_id = $1 and user_id = $2", fixture.Tenant.Id, person.Id));
    }

    [Fact]
    public async Task An_administrator_decides_for_the_workspace_and_everybody_sees_it()
    {
        var tenant = await fixture.ProvisionAsync();
        var person = await tenant.AddAndSignInAsync("person");

        Assert.Equal("""{"readReceipts":"choice","remindersForOthers":"off"}""", (await tenant.Admin.Get("workspace/settings")).Body.GetRawText());
        Assert.Equal("""{"readReceipts":"off","remindersForOthers":"off"}""", (await tenant.Admin.Patch("workspace/settings", new { readReceipts = "off" })).Body.GetRawText());

        Assert.Equal("off", (await person.Client.Get("me/settings")).Body.GetProperty("readReceiptsPolicy").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Client.Patch("workspace/settings", new { readReceipts = "on" })).Status);
        Assert.Equal(["readReceipts"], (await tenant.Admin.Patch("workspace/settings", new { readReceipts = "perhaps" })).Fields);
        Assert.Equal("""{"readReceipts":"off","remindersForOthers":"off"}""", (await tenant.Admin.Get("workspace/settings")).Body.GetRawText());

        Assert.Equal(["remindersForOthers"], (await tenant.Admin.Patch("workspace/settings", new { remindersForOthers = "choice" })).Fields);
        Assert.Equal("""{"readReceipts":"off","remindersForOthers":"on"}""", (await tenant.Admin.Patch("workspace/settings", new { remindersForOthers = "on" })).Body.GetRawText());
        Assert.Equal("on", (await person.Client.Get("me/settings")).Body.GetProperty("remindersForOthers").GetString());
    }

    private static object Night(string from = "22:00", string to = "07:00", string zone = "Europe/Riga", string[]? days = null) =>
        new { from, to, timeZone = zone, days };
}

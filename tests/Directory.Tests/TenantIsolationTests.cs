using Platform.Directory.Sessions;

namespace Platform.Directory.Tests;

/// <summary>
/// An administrator of one tenant tries every endpoint with the ids of another. The cases are compared with the endpoints
/// that are mapped: a new endpoint without a case fails here.
/// </summary>
public sealed class TenantIsolationTests(IsolationFixture fixture) : IClassFixture<IsolationFixture>
{
    private delegate Task Attack(HttpClient attacker, Victim victim, TestTenant own);

    private static readonly Dictionary<string, Attack> Attacks = new(StringComparer.Ordinal)
    {
        ["GET users/{id:guid}"] = NotFound(HttpMethod.Get, "users/{0}"),
        ["PATCH users/{id:guid}"] = NotFound(HttpMethod.Patch, "users/{0}", new { position = "Intruder" }),
        ["POST users/{id:guid}/deactivate"] = NotFound(HttpMethod.Post, "users/{0}/deactivate"),
        ["POST users/{id:guid}/reactivate"] = NotFound(HttpMethod.Post, "users/{0}/reactivate"),
        ["POST users/{id:guid}/password"] = NotFound(HttpMethod.Post, "users/{0}/password", new { password = "intruder's password" }),
        ["GET users/{id:guid}/photo"] = NotFound(HttpMethod.Get, "users/{0}/photo"),
        ["PUT users/{id:guid}/photo"] = async (attacker, victim, _) =>
            AssertNotFound(await attacker.Put($"users/{victim.UserId}/photo", PictureFiles.Png(2, 2), "image/png")),
        ["DELETE users/{id:guid}/photo"] = NotFound(HttpMethod.Delete, "users/{0}/photo"),
        ["PATCH units/{id:guid}"] = NotFound(HttpMethod.Patch, "units/{1}", new { name = "Intruders" }),
        ["DELETE units/{id:guid}"] = NotFound(HttpMethod.Delete, "units/{1}"),
        ["PATCH me/friend-groups/{id:guid}"] = NotFound(HttpMethod.Patch, "me/friend-groups/{4}", new { name = "Intruders" }),
        ["DELETE me/friend-groups/{id:guid}"] = NotFound(HttpMethod.Delete, "me/friend-groups/{4}"),
        ["PUT me/friend-groups/{id:guid}/people/{userId:guid}"] = async (attacker, victim, _) =>
        {
            AssertNotFound(await attacker.Send(HttpMethod.Put, $"me/friend-groups/{victim.FriendGroupId}/people/{victim.UserId}", null));
            var own = (await attacker.Post("me/friend-groups", new { name = "Own" })).Body.GetProperty("id").GetGuid();
            AssertNotFound(await attacker.Send(HttpMethod.Put, $"me/friend-groups/{own}/people/{victim.UserId}", null));
        },
        ["DELETE me/friend-groups/{id:guid}/people/{userId:guid}"] = NotFound(HttpMethod.Delete, "me/friend-groups/{4}/people/{0}"),
        ["GET me/friend-groups"] = async (attacker, _, _) =>
            Assert.Empty((await attacker.Get("me/friend-groups")).Body.GetProperty("items").EnumerateArray()),
        // The same name as the victim's is free here.
        ["POST me/friend-groups"] = async (attacker, _, _) =>
            Assert.Equal(HttpStatusCode.Created, (await attacker.Post("me/friend-groups", new { name = "Confidants" })).Status),
        ["DELETE sessions/{id:guid}"] = NotFound(HttpMethod.Delete, "sessions/{2}"),

        ["POST users"] = async (attacker, victim, _) =>
        {
            Assert.Equal(["unitId"], (await attacker.Post("users", NewUser(unitId: victim.UnitId))).Fields);
            Assert.Equal(["managerId"], (await attacker.Post("users", NewUser(managerId: victim.UserId))).Fields);
            // The same login as the victim's is nobody's business: it is free here.
            Assert.Equal(HttpStatusCode.Created, (await attacker.Post("users", NewUser(login: "victim"))).Status);
        },
        ["POST units"] = async (attacker, victim, _) =>
            Assert.Equal(["parentId"], (await attacker.Post("units", new { name = "Below", parentId = victim.UnitId })).Fields),

        ["GET users"] = async (attacker, _, _) =>
        {
            Assert.NotEmpty((await attacker.Get("users?query=Ada")).Body.GetProperty("items").EnumerateArray());
            foreach (var query in new[] { "Veronica", "veronica@victim.test", "5551234", "Vault", "Keeper" })
                Assert.Empty((await attacker.Get("users?query=" + query)).Body.GetProperty("items").EnumerateArray());
            Assert.DoesNotContain("Veronica", (await attacker.Get("users?limit=200&includeInactive=true")).Body.GetRawText(), StringComparison.Ordinal);
        },
        ["GET contacts/tree"] = async (attacker, victim, _) =>
        {
            var tree = (await attacker.Get("contacts/tree")).Body.GetRawText();
            Assert.DoesNotContain(victim.UserId.ToString(), tree, StringComparison.Ordinal);
            Assert.DoesNotContain(victim.UnitId.ToString(), tree, StringComparison.Ordinal);
        },
        ["GET me"] = async (attacker, _, own) =>
            Assert.Equal(own.Slug, (await attacker.Get("me")).Body.GetProperty("tenant").GetProperty("slug").GetString()),
        ["PATCH me"] = async (attacker, victim, own) =>
        {
            var me = await attacker.Patch("me", new { id = victim.UserId, tenantId = victim.Tenant.Id, language = "ru" });
            Assert.Equal(own.Administrator.Id, me.Body.GetProperty("id").GetGuid());
        },
        ["GET me/settings"] = async (attacker, victim, _) =>
            Assert.True((await attacker.Get($"me/settings?userId={victim.UserId}")).Body.GetProperty("sounds").GetBoolean()),
        ["PATCH me/settings"] = async (attacker, victim, _) =>
        {
            var mine = await attacker.Patch("me/settings", new { userId = victim.UserId, tenantId = victim.Tenant.Id, sendOnEnter = false });
            Assert.True(mine.Body.GetProperty("sounds").GetBoolean(), "the victim's settings were answered");
        },
        ["GET workspace/settings"] = async (attacker, victim, _) =>
            Assert.Equal("choice", (await attacker.Get($"workspace/settings?tenantId={victim.Tenant.Id}")).Body.GetProperty("readReceipts").GetString()),
        ["PATCH workspace/settings"] = async (attacker, victim, _) => Assert.Equal(
            HttpStatusCode.OK,
            (await attacker.Patch("workspace/settings", new { tenantId = victim.Tenant.Id, readReceipts = "off" })).Status),
        ["GET sessions"] = async (attacker, victim, _) =>
            Assert.DoesNotContain(victim.SessionId.ToString(), (await attacker.Get("sessions")).Body.GetRawText(), StringComparison.Ordinal),
        ["DELETE sessions"] = async (attacker, _, _) => Assert.Equal(HttpStatusCode.NoContent, (await attacker.Delete("sessions")).Status),
        ["POST password"] = async (attacker, _, _) => Assert.Equal(
            HttpStatusCode.NoContent,
            (await attacker.Post("password", new { currentPassword = TestTenant.Password, newPassword = "another password" })).Status),

        ["POST session"] = async (attacker, victim, _) => Assert.Equal(
            "invalid_credentials",
            (await attacker.Post("session", new { tenant = victim.Tenant.Slug, login = "intruder", password = TestTenant.Password })).Code),
        ["POST session/refresh"] = async (attacker, victim, own) =>
        {
            var mine = RefreshToken.Read(own.Administrator.RefreshCookie)!;
            foreach (var forged in new[]
            {
                mine with { TenantId = victim.Tenant.Id },
                mine with { SessionId = victim.SessionId },
                mine with { TenantId = victim.Tenant.Id, SessionId = victim.SessionId },
            })
            {
                Assert.Equal("session_ended", (await attacker.Refresh(forged.ToString())).Code);
            }
        },
        ["DELETE session"] = async (attacker, victim, own) =>
        {
            var forged = RefreshToken.Read(own.Administrator.RefreshCookie)! with { TenantId = victim.Tenant.Id, SessionId = victim.SessionId };
            await attacker.Send(HttpMethod.Delete, "session", null, ("Cookie", "refresh=" + forged));
        },

        ["GET jwks"] = SaysNothing("jwks"),
        ["GET .well-known/openid-configuration"] = SaysNothing(".well-known/openid-configuration"),

        ["POST tenants"] = NotFound(HttpMethod.Post, "tenants", new { slug = "intruders", name = "Intruders", administrator = NewUser(password: "some password") }),
        ["GET tenants/{slug}"] = NotFound(HttpMethod.Get, "tenants/{3}"),
        ["POST tenants/{slug}/people-import"] = NotFound(HttpMethod.Post, "tenants/{3}/people-import", new { units = Array.Empty<object>() }),
    };

    public static TheoryData<string> Endpoints => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Another_tenants_ids_lead_nowhere(string endpoint)
    {
        var victim = fixture.Victim;
        var own = await fixture.ProvisionAsync();
        await own.AddUserAsync("intruder");
        using var attacker = fixture.Directory.WithoutCookies();
        attacker.Authorize(own.Administrator.AccessToken);
        var before = await victim.SnapshotAsync();

        await Attacks[endpoint](attacker, victim, own);

        Assert.Equal(before, await victim.SnapshotAsync());
        Assert.Equal(HttpStatusCode.OK, (await victim.Tenant.SignInAsync("victim")).Answer.Status);
        await victim.Tenant.Admin.Delete("sessions");
    }

    [Fact]
    public void Every_endpoint_has_a_case()
    {
        var mapped = fixture.Directory.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method =>
                $"{method} {endpoint.RoutePattern.RawText!["/api/directory/v1/".Length..].TrimEnd('/')}"))
            .Order(StringComparer.Ordinal).ToList();
        Assert.True(mapped.Count > 25, "the endpoints were not found");
        Assert.Equal(mapped, Attacks.Keys.Order(StringComparer.Ordinal));
    }

    private static Attack NotFound(HttpMethod method, string path, object? body = null) => async (attacker, victim, _) =>
    {
        var address = string.Format(null, path, victim.UserId, victim.UnitId, victim.SessionId, victim.Tenant.Slug, victim.FriendGroupId);
        AssertNotFound(await attacker.Send(method, address, body is null ? null : JsonContent.Create(body)));
    };

    private static Attack SaysNothing(string path) => async (attacker, victim, _) =>
    {
        var text = (await attacker.Get(path)).Body.GetRawText();
        Assert.DoesNotContain(victim.Tenant.Id.ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(victim.Tenant.Slug, text, StringComparison.Ordinal);
    };

    private static void AssertNotFound(Answer answer)
    {
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (answer.Status, answer.Code));
        // What is not there at all answers the very same.
        Assert.Equal("There is no such thing, or it is not yours to see.", answer.Body.GetProperty("detail").GetString());
    }

    private static object NewUser(string login = "new", Guid? unitId = null, Guid? managerId = null, string? password = null) =>
        new { login, firstName = "New", lastName = "Person", unitId, managerId, password };
}

/// <summary>A tenant that has everything there is to see and to break.</summary>
public sealed record Victim(TestTenant Tenant, Guid UserId, Guid UnitId, Guid SessionId, Guid FriendGroupId)
{
    /// <summary>All that the attack could have changed, as the victim's administrator sees it.</summary>
    public async Task<string> SnapshotAsync()
    {
        var person = await Tenant.Admin.Get($"users/{UserId}");
        var tree = await Tenant.Admin.Get("contacts/tree");
        var photo = await Tenant.Admin.Get($"users/{UserId}/photo");
        var friends = await Tenant.Admin.Get("me/friend-groups");
        Assert.All([person, tree, photo, friends], answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var sessions = await Database.RowAsync(
            Tenant.Fixture, "select count(*) from sessions where tenant_id = $1 and id = $2 and ended_at is null", Tenant.Id, SessionId);
        var settings = await Database.RowAsync(
            Tenant.Fixture, """
            select s.chosen || jsonb_build_object('policy', t.read_receipts) from user_settings s join tenants t using (tenant_id)
            where s.tenant_id = $1 and s.user_id = $2
            """, Tenant.Id, UserId);
        return $"{person.Body.GetRawText()} {tree.Body.GetRawText()} {friends.Body.GetRawText()} {photo.Message.Headers.ETag} {sessions} {settings}";
    }
}

public sealed class IsolationFixture(TestServers servers) : DirectoryFixture(servers)
{
    public Victim Victim { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var tenant = await ProvisionAsync();
        var unit = await tenant.AddUnitAsync("Vault");
        var created = await tenant.Admin.Post("users", new
        {
            login = "victim",
            password = TestTenant.Password,
            firstName = "Veronica",
            lastName = "Victim",
            unitId = unit,
            position = "Keeper",
            email = "veronica@victim.test",
            mobilePhone = "+1 202 5551234",
        });
        var id = created.Body.GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.Put($"users/{id}/photo", PictureFiles.Png(3, 3), "image/png")).Status);
        var group = (await tenant.Admin.Post("me/friend-groups", new { name = "Confidants" })).Body.GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.Send(HttpMethod.Put, $"me/friend-groups/{group}/people/{id}", null)).Status);
        var victim = await tenant.SignInAsync("victim");
        Assert.Equal(HttpStatusCode.OK, (await victim.Client.Patch("me/settings", new { sounds = false })).Status);
        Victim = new Victim(tenant, id, unit, victim.SessionId, group);
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Client;
using Platform.Client.Directory;
using Platform.Client.Operator;

namespace Platform.EndToEnd.Product;

/// <summary>A tenant of one test: nobody else writes in it.</summary>
public sealed class Workspace
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "correct horse battery";

    /// <summary>The unit that everybody is in.</summary>
    public const string Unit = "Office";

    private readonly RunningProduct _product;
    private readonly Dictionary<string, Guid> _people = [];

    private Workspace(RunningProduct product, string slug) => (_product, Slug) = (product, slug);

    /// <summary>What one types at the sign-in.</summary>
    public string Slug { get; }

    /// <summary>Shown name of a login.</summary>
    public static string NameOf(string login) => $"{char.ToUpperInvariant(login[0])}{login[1..]} Tester";

    /// <summary>Id of a person.</summary>
    public Guid IdOf(string login) => _people[login];

    /// <summary>The person's client over REST, signed in.</summary>
    public async Task<PlatformClient> ConnectAsync(string login)
    {
        var client = new PlatformClient(new PlatformClientOptions { Address = _product.Address });
        await client.Session.SignInAsync(Slug, login, Password);
        return client;
    }

    /// <summary>The person over plain REST, signed in: for what Platform.Client does not have.</summary>
    public async Task<HttpClient> RestAsync(string login)
    {
        var client = new HttpClient { BaseAddress = _product.Address };
        var signedIn = await client.PostAsJsonAsync("/api/directory/v1/session", new { Tenant = Slug, Login = login, Password });
        var token = (await signedIn.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    internal static async Task<Workspace> CreateAsync(RunningProduct product, PlatformOperator installation, IReadOnlyList<string> logins)
    {
        var workspace = new Workspace(product, "e2e-" + Guid.CreateVersion7().ToString("N")[16..]);
        var first = logins[0];
        var created = await installation.CreateTenantAsync(
            new NewTenant(workspace.Slug, "Workspace of a test", new NewUser(first, Password, NameOf(first).Split(' ')[0], "Tester")));
        var unit = new ImportedUnit(Guid.CreateVersion7(), ParentId: null, Unit, Order: 0);
        var people = logins.Select(login => new ImportedPerson(
            login == first ? created.Administrator.Id : Guid.CreateVersion7(), login, NameOf(login).Split(' ')[0], "Tester")
        {
            Password = Password,
            UnitId = unit.Id,
            IsAdministrator = login == first,
        }).ToList();
        await installation.ImportPeopleAsync(workspace.Slug, new PeopleImport([unit], people));
        foreach (var person in people) workspace._people[person.Login] = person.Id;
        return workspace;
    }
}

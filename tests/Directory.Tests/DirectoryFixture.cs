using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace Platform.Directory.Tests;

/// <summary>An installation of the directory service for one test class: a database of its own, and a clock that stands still.</summary>
public class DirectoryFixture(TestServers servers) : IAsyncLifetime
{
    // The service checks its own tokens with its own keys; nobody calls this.
    private const string Authority = "http://directory.test";

    private readonly List<TestService> _replicas = [];

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public TestInstallation Installation { get; private set; } = null!;

    public TestService Directory => _replicas[0];

    protected virtual IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>();

    public virtual async ValueTask InitializeAsync()
    {
        Installation = await TestInstallation.CreateAsync(servers, "directory", Authority, TestContext.Current.CancellationToken);
        await StartReplicaAsync();
    }

    public async Task<TestService> StartReplicaAsync(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var replica = await TestService.StartAsync(
            Installation, new DirectoryService(), settings ?? Settings, Clock, cancellationToken: TestContext.Current.CancellationToken);
        _replicas.Add(replica);
        return replica;
    }

    public HttpClient Operator()
    {
        var client = Directory.Anonymous();
        client.DefaultRequestHeaders.Add("X-Operator-Key", TestInstallation.OperatorKey);
        return client;
    }

    /// <summary>A new tenant with its administrator signed in.</summary>
    public async Task<TestTenant> ProvisionAsync()
    {
        var slug = "t" + Guid.CreateVersion7().ToString("N")[^12..];
        using var client = Operator();
        var tenant = await client.Post("tenants", new
        {
            slug,
            name = "Tenant " + slug,
            administrator = new { login = "root", password = TestTenant.Password, firstName = "Ada", lastName = "Admin" },
        });
        Assert.Equal(HttpStatusCode.Created, tenant.Status);
        var id = tenant.Body.GetProperty("id").GetGuid();
        return new TestTenant(this, id, slug, await SignInAsync(slug, "root"));
    }

    /// <summary>Signs in and keeps the cookie.</summary>
    public async Task<SignedInUser> SignInAsync(string slug, string login, string password = TestTenant.Password, TestService? replica = null)
    {
        var client = (replica ?? Directory).Anonymous();
        var answer = await client.Post("session", new { tenant = slug, login, password });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        client.Authorize(answer.Body.GetProperty("accessToken").GetString()!);
        return new SignedInUser(client, answer.Body.GetProperty("user").GetProperty("id").GetGuid(), answer);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas) await replica.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Somebody who is signed in.</summary>
/// <param name="Client">Sends the access token, and keeps the cookie as a browser does.</param>
/// <param name="Id">The user.</param>
/// <param name="Answer">What the sign-in answered.</param>
public sealed record SignedInUser(HttpClient Client, Guid Id, Answer Answer)
{
    public string RefreshCookie => Answer.RefreshCookie;

    public Guid SessionId => new JsonWebToken(AccessToken).GetPayloadValue<string>("sid") is { } id ? Guid.Parse(id) : throw new InvalidOperationException("no sid");

    public string AccessToken => Answer.Body.GetProperty("accessToken").GetString()!;
}

/// <summary>A tenant to test with.</summary>
public sealed record TestTenant(DirectoryFixture Fixture, Guid Id, string Slug, SignedInUser Administrator)
{
    public const string Password = "correct horse battery";

    public HttpClient Admin => Administrator.Client;

    public async Task<Guid> AddUserAsync(string login, string firstName = "Test", string lastName = "Person", Guid? unitId = null)
    {
        var created = await Admin.Post("users", new { login, firstName, lastName, unitId, password = Password });
        Assert.Equal(HttpStatusCode.Created, created.Status);
        return created.Body.GetProperty("id").GetGuid();
    }

    public async Task<Guid> AddUnitAsync(string name, Guid? parentId = null)
    {
        var created = await Admin.Post("units", new { name, parentId });
        Assert.Equal(HttpStatusCode.Created, created.Status);
        return created.Body.GetProperty("id").GetGuid();
    }

    public Task<SignedInUser> SignInAsync(string login, string password = Password) => Fixture.SignInAsync(Slug, login, password);

    public async Task<SignedInUser> AddAndSignInAsync(string login)
    {
        await AddUserAsync(login);
        return await SignInAsync(login);
    }
}

/// <summary>The same, with one tenant that all tests of the class share.</summary>
public sealed class TenantFixture(TestServers servers) : DirectoryFixture(servers)
{
    public TestTenant Tenant { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Tenant = await ProvisionAsync();
    }
}

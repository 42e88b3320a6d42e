using Platform.AppHost.Demo.Provisioning;

namespace Platform.AppHost.Demo;

/// <summary>
/// The tenant that a fresh installation shows: people of an invented trading house and a year and a half of their
/// conversations. Created through the public REST interface only, as any other tenant is.
/// </summary>
public static class DemoTenant
{
    /// <summary>What people type as their workspace when they sign in.</summary>
    public const string Slug = "demo";

    /// <summary>Everybody's password; people of other tenants need a longer one.</summary>
    public const string Password = "demo";

    /// <summary>Login of the administrator.</summary>
    public const string Administrator = "anna";

    private const string Name = "Northwind Trading";

    // Directory tells chat the names through the bus; usually in less than a second.
    private static readonly TimeSpan LongestWaitForNames = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Creates the tenant, or finishes a creation that was cut off, or returns when there is nothing to do. The newest
    /// messages are of the day of <paramref name="clock"/>.
    /// </summary>
    /// <param name="http">Its base address is the gateway's.</param>
    /// <param name="operatorKey">The installation's <c>Operator:Key</c>.</param>
    /// <exception cref="HttpRequestException">Directory or chat refused something; the message says what.</exception>
    public static async Task CreateAsync(HttpClient http, string operatorKey, TimeProvider clock, CancellationToken cancellationToken)
    {
        var api = new PlatformApi(http, operatorKey);
        if (await FindUnfinishedAsync(api, cancellationToken) is not { } tenant)
        {
            return;
        }

        // The people come last and all at once: where they are, the conversations are too.
        var import = new DemoImport(DemoContent.Read(), Password, Administrator, tenant.Administrator.Id);
        await api.ImportConversationsAsync(tenant.Id, import.Conversations(clock.GetUtcNow()), cancellationToken);
        await api.ImportPeopleAsync(Slug, import.People(), cancellationToken);
        await WaitForNamesAsync(api, clock, cancellationToken);
    }

    /// <summary>The tenant and its administrator, new or from an earlier attempt; null when it is complete.</summary>
    private static async Task<ProvisionedTenant?> FindUnfinishedAsync(PlatformApi api, CancellationToken cancellationToken)
    {
        if (await api.FindTenantAsync(Slug, cancellationToken) is not { } tenantId)
        {
            var administrator = DemoContent.Read().People.First(person => person.Login == Administrator);
            return await api.CreateTenantAsync(
                new TenantRequest(Slug, Name, new AdministratorRequest(Administrator, Password, administrator.FirstName, administrator.LastName)),
                cancellationToken);
        }

        // Whoever has changed this password has used the tenant, so it was complete.
        if (await SignInAsync(api, cancellationToken) is not { } anna)
        {
            return null;
        }

        var contacts = await api.ReadContactsAsync(anna, cancellationToken);
        await api.SignOutAsync(anna, cancellationToken);
        return contacts.People.Count > 1 ? null : new ProvisionedTenant(tenantId, anna.User);
    }

    private static async Task WaitForNamesAsync(PlatformApi api, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await SignInAsync(api, cancellationToken) is not { } anna)
        {
            return;
        }

        var started = clock.GetTimestamp();
        using var timer = new PeriodicTimer(BetweenLooks, clock);
        while (await HasNamelessMembersAsync(api, anna, cancellationToken) && clock.GetElapsedTime(started) < LongestWaitForNames)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        await api.SignOutAsync(anna, cancellationToken);
    }

    private static async Task<bool> HasNamelessMembersAsync(PlatformApi api, SignedIn person, CancellationToken cancellationToken)
    {
        var conversations = await api.ReadConversationsAsync(person, cancellationToken);
        return conversations.Items.SelectMany(conversation => conversation.Members).Any(member => member.DisplayName is null);
    }

    private static Task<SignedIn?> SignInAsync(PlatformApi api, CancellationToken cancellationToken) =>
        api.SignInAsync(new SignInRequest(Slug, Administrator, Password), cancellationToken);
}

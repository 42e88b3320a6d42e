using Platform.Client;
using Platform.Client.Directory;
using Platform.Client.Operator;

namespace Platform.Benchmarks.Provisioning;

/// <summary>
/// A tenant of the benchmark's own. People come in by the operator's import; sign-in is real, once for each person who needs a
/// session, before anything is measured.
/// </summary>
internal sealed class BenchmarkTenant : IDisposable
{
    /// <summary>Everybody's.</summary>
    public const string Password = "benchmark-password";

    // The server spends 210,000 rounds of PBKDF2 on each: more at once would only wait for the processors.
    private const int SignInsAtOnce = 4;
    private const int PeopleAtOnce = 1_000;
    private const int ConversationsAtOnce = 1_000;

    private readonly PlatformClientOptions _client;
    private readonly PlatformOperator _operator;
    private readonly Tenant _tenant;

    private BenchmarkTenant(PlatformClientOptions client, PlatformOperator @operator, Tenant tenant) =>
        (_client, _operator, _tenant) = (client, @operator, tenant);

    public string Slug => _tenant.Slug;

    public Guid Id => _tenant.Id;

    /// <summary>The operator's side, for imports.</summary>
    public PlatformOperator Operator => _operator;

    public static async Task<BenchmarkTenant> OpenAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var client = new PlatformClientOptions
        {
            Address = options.Url,
            Handler = new SocketsHttpHandler { UseCookies = false },
            UserAgent = "Platform.Benchmarks",
            Timeout = TimeSpan.FromMinutes(5),
        };
        var operatorClient = new PlatformOperator(client, options.OperatorKey);
        var slug = options.Tenant ?? $"bench-{Guid.CreateVersion7().ToString()[^8..]}";
        return new BenchmarkTenant(client, operatorClient, await FindOrCreateAsync(operatorClient, slug, cancellationToken));
    }

    public Guid PersonId(int number) => KnownIds.Of(Id, "person", number);

    /// <summary>Conversations of two people each: the first and second, the third and fourth, and so on.</summary>
    public Guid PairId(int number) => KnownIds.Of(Id, "pair", number);

    public async Task ImportPeopleAsync(int count, CancellationToken cancellationToken)
    {
        foreach (var numbers in Enumerable.Range(0, count).Chunk(PeopleAtOnce))
        {
            var people = numbers.Select(number => new ImportedPerson(PersonId(number), Login(number), "Benchmark", $"Person {number}")
            {
                Password = Password,
            });
            await _operator.ImportPeopleAsync(Slug, new PeopleImport([], [.. people]), cancellationToken);
        }
    }

    public async Task ImportPairsAsync(int count, CancellationToken cancellationToken)
    {
        foreach (var numbers in Enumerable.Range(0, count).Chunk(ConversationsAtOnce))
        {
            var pairs = numbers.Select(number =>
                new ImportedConversation(PairId(number), [PersonId(2 * number), PersonId((2 * number) + 1)], []));
            await _operator.ImportConversationsAsync(Id, [.. pairs], cancellationToken);
        }
    }

    /// <summary>Channels that share the people: of n channels, person p is in channel p modulo n. The first of each makes it.</summary>
    /// <returns>Their ids; a later run of the tenant finds the same ones.</returns>
    public async Task<Guid[]> OpenChannelsAsync(PlatformClient[] people, int count, CancellationToken cancellationToken)
    {
        var channels = new Guid[count];
        for (var channel = 0; channel < count; channel++)
        {
            var maker = people[channel].Chat;
            var name = $"Channel {channel} of {people.Length / count}";
            var made = await maker.CreateChannelAsync(name, isPublic: false, idempotencyKey: KnownIds.Of(Id, name, channel), cancellationToken: cancellationToken);
            channels[channel] = made.Id;
            foreach (var others in Enumerable.Range(0, people.Length).Where(person => person != channel && person % count == channel).Chunk(PeopleAtOnce))
                await maker.AddMembersAsync(made.Id, [.. others.Select(PersonId)], cancellationToken: cancellationToken);
        }

        return channels;
    }

    /// <summary>Signs the first <paramref name="count"/> people in.</summary>
    public Task<PlatformClient[]> SignInAsync(int count, CancellationToken cancellationToken) =>
        SignInAsync(Enumerable.Range(0, count), cancellationToken);

    /// <summary>Signs these people in.</summary>
    public async Task<PlatformClient[]> SignInAsync(IEnumerable<int> numbers, CancellationToken cancellationToken)
    {
        var people = numbers.Select(number => (Number: number, Client: new PlatformClient(_client))).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = SignInsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(people, parallel, async (person, token) => await Patience.WithAsync(
            () => person.Client.Session.SignInAsync(Slug, Login(person.Number), Password, token), token));
        return [.. people.Select(person => person.Client)];
    }

    public void Dispose()
    {
        _operator.Dispose();
        _client.Handler?.Dispose();
    }

    private static async Task<Tenant> FindOrCreateAsync(PlatformOperator @operator, string slug, CancellationToken cancellationToken)
    {
        try
        {
            return await @operator.GetTenantAsync(slug, cancellationToken);
        }
        catch (PlatformException exception) when (exception.Status == System.Net.HttpStatusCode.NotFound)
        {
            var administrator = new NewUser("admin", Password, "Benchmark", "Administrator");
            return await @operator.CreateTenantAsync(new NewTenant(slug, "Benchmark", administrator), cancellationToken: cancellationToken);
        }
    }

    /// <summary>What a person types at the sign-in.</summary>
    public static string Login(int number) => $"p{number}";
}

using Platform.Client.Directory;
using Platform.Client.Http;

namespace Platform.Client.Operator;

/// <summary>What the operator of an installation does with the operator key: create tenants, bring people and history in.</summary>
public sealed class PlatformOperator : IDisposable
{
    private readonly HttpClient _http;
    private readonly RestApi _api;

    /// <summary>Nothing is sent until the first call.</summary>
    /// <param name="options">Where the product is.</param>
    /// <param name="operatorKey">The key from the installation's configuration, at least 32 characters.</param>
    public PlatformOperator(PlatformClientOptions options, string operatorKey)
    {
        _http = RestTransport.CreateHttpClient(options, options.Handler ?? RestTransport.CreateHandler(), options.Handler is null);
        _api = new RestApi(new RestTransport(_http), new OperatorKey(operatorKey));
    }

    /// <summary>Creates a tenant with its first administrator; 409 <c>slug_taken</c>.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="idempotencyKey">Repeat a call with its key to create nothing twice; a new key by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public Task<CreatedTenant> CreateTenantAsync(NewTenant tenant, Guid? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Create(DirectoryApi.Root + "/tenants", tenant, ClientJson.Default.NewTenant, idempotencyKey),
            ClientJson.Default.CreatedTenant,
            cancellationToken);

    /// <summary>A tenant by its slug; 404 when there is none.</summary>
    public Task<Tenant> GetTenantAsync(string slug, CancellationToken cancellationToken = default) =>
        _api.GetAsync($"{DirectoryApi.Root}/tenants/{Uri.EscapeDataString(slug)}", ClientJson.Default.Tenant, cancellationToken);

    /// <summary>Brings units and people in, at most 5,000 people a call. Repeating is safe: both are known by their ids.</summary>
    public Task<PeopleImported> ImportPeopleAsync(string slug, PeopleImport import, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(
                HttpMethod.Post,
                $"{DirectoryApi.Root}/tenants/{Uri.EscapeDataString(slug)}/people-import",
                import,
                ClientJson.Default.PeopleImport),
            ClientJson.Default.PeopleImported,
            cancellationToken);

    /// <summary>Brings conversations with their history in, at most 5,000 messages a call. Repeating is safe: both are known by their ids.</summary>
    public Task<ConversationsImported> ImportConversationsAsync(
        Guid tenantId, IReadOnlyList<ImportedConversation> conversations, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(
                HttpMethod.Post,
                $"/api/chat/v1/imports/{tenantId}/conversations",
                new ConversationImport(conversations),
                ClientJson.Default.ConversationImport),
            ClientJson.Default.ConversationsImported,
            cancellationToken);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();
}

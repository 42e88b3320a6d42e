using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace Platform.AppHost.Demo.Provisioning;

/// <summary>The calls of the public REST interface that create the demo tenant: some as the operator, some as a person.</summary>
internal sealed class PlatformApi(HttpClient http, string operatorKey)
{
    private const string Directory = "/api/directory/v1";
    private const string Chat = "/api/chat/v1";

    /// <summary>The tenant's id, or null when there is none of this slug.</summary>
    public async Task<Guid?> FindTenantAsync(string slug, CancellationToken cancellationToken) =>
        (await AskAsync(AsOperator(HttpMethod.Get, $"{Directory}/tenants/{slug}"), DemoJson.Default.IdOnly, HttpStatusCode.NotFound, cancellationToken))?.Id;

    public Task<ProvisionedTenant> CreateTenantAsync(TenantRequest tenant, CancellationToken cancellationToken) =>
        AskAsync(
            AsOperator(HttpMethod.Post, $"{Directory}/tenants", JsonContent.Create(tenant, DemoJson.Default.TenantRequest)),
            DemoJson.Default.ProvisionedTenant, cancellationToken);

    /// <summary>Null when login or password are wrong.</summary>
    public Task<SignedIn?> SignInAsync(SignInRequest signIn, CancellationToken cancellationToken) =>
        AskAsync(
            new HttpRequestMessage(HttpMethod.Post, $"{Directory}/session") { Content = JsonContent.Create(signIn, DemoJson.Default.SignInRequest) },
            DemoJson.Default.SignedIn, HttpStatusCode.Unauthorized, cancellationToken);

    public Task SignOutAsync(SignedIn person, CancellationToken cancellationToken) =>
        SendAsync(AsPerson(HttpMethod.Delete, $"{Directory}/session", person), cancellationToken);

    public Task<ContactTree> ReadContactsAsync(SignedIn person, CancellationToken cancellationToken) =>
        AskAsync(AsPerson(HttpMethod.Get, $"{Directory}/contacts/tree", person), DemoJson.Default.ContactTree, cancellationToken);

    public Task<ConversationPage> ReadConversationsAsync(SignedIn person, CancellationToken cancellationToken) =>
        AskAsync(AsPerson(HttpMethod.Get, $"{Chat}/conversations", person), DemoJson.Default.ConversationPage, cancellationToken);

    public Task ImportPeopleAsync(string slug, PeopleImport people, CancellationToken cancellationToken) =>
        SendAsync(
            AsOperator(HttpMethod.Post, $"{Directory}/tenants/{slug}/people-import", JsonContent.Create(people, DemoJson.Default.PeopleImport)),
            cancellationToken);

    public Task ImportConversationsAsync(Guid tenantId, ConversationsImport conversations, CancellationToken cancellationToken) =>
        SendAsync(
            AsOperator(
                HttpMethod.Post, $"{Chat}/imports/{tenantId}/conversations", JsonContent.Create(conversations, DemoJson.Default.ConversationsImport)),
            cancellationToken);

    private HttpRequestMessage AsOperator(HttpMethod method, string path, HttpContent? content = null) =>
        new(method, path) { Headers = { { "X-Operator-Key", operatorKey } }, Content = content };

    private static HttpRequestMessage AsPerson(HttpMethod method, string path, SignedIn person) =>
        new(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", person.AccessToken) } };

    private async Task SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, cancellationToken);
            await ThrowIfRefusedAsync(request, response, cancellationToken);
        }
    }

    private async Task<T> AskAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        await AskAsync(request, type, nothing: null, cancellationToken)
            ?? throw new InvalidDataException($"{request.RequestUri} answered nothing.");

    private async Task<T?> AskAsync<T>(
        HttpRequestMessage request, JsonTypeInfo<T> type, HttpStatusCode? nothing, CancellationToken cancellationToken)
        where T : class
    {
        using (request)
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.StatusCode == nothing)
            {
                return null;
            }

            await ThrowIfRefusedAsync(request, response, cancellationToken);
            return await response.Content.ReadFromJsonAsync(type, cancellationToken);
        }
    }

    private static async Task ThrowIfRefusedAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var problem = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new HttpRequestException(
                $"{request.Method} {request.RequestUri?.AbsolutePath} answered {(int)response.StatusCode}: {problem}",
                inner: null, response.StatusCode);
        }
    }
}

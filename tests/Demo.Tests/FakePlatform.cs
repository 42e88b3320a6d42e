using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.AppHost.Demo.Tests;

/// <summary>Directory and chat as far as the demo tenant calls them. Against the real ones it runs at every start of AppHost.</summary>
internal sealed class FakePlatform(string operatorKey) : HttpMessageHandler
{
    public static readonly Guid TenantId = new("01900000-0000-7000-8000-000000000001");
    public static readonly Guid AdministratorId = new("01900000-0000-7000-8000-000000000002");
    private const string AccessToken = "token-of-anna";
    private bool _isCreated;

    /// <summary>Method and path, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The last body sent to each path, by the path's last word.</summary>
    public Dictionary<string, JsonElement> Bodies { get; } = [];

    /// <summary>How many people the tenant has.</summary>
    public int People { get; private set; }

    public string AdministratorPassword { get; set; } = DemoTenant.Password;

    public bool RefusePeople { get; set; }

    /// <summary>How many times chat answers before it has heard of the people.</summary>
    public int NamelessAnswers { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var call = $"{request.Method} {path}";
        Calls.Add(call);
        JsonElement body = default;
        if (request.Content is not null)
        {
            Bodies[path[(path.LastIndexOf('/') + 1)..]] = body = await request.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        }

        return call switch
        {
            "POST /api/directory/v1/session" => SignIn(body),
            "DELETE /api/directory/v1/session" => AsAnna(request, () => new HttpResponseMessage(HttpStatusCode.NoContent)),
            "GET /api/directory/v1/contacts/tree" => AsAnna(request, () => Answer(new { people = Enumerable.Range(0, People).Select(_ => new { id = AdministratorId }) })),
            "GET /api/chat/v1/conversations" => AsAnna(request, () => Answer(new { items = new[] { new { members = new[] { new { displayName = NamelessAnswers-- > 0 ? null : "Anna Keller" } } } } })),
            "GET /api/directory/v1/tenants/demo" => AsOperator(request, () => _isCreated ? Answer(new { id = TenantId }) : new HttpResponseMessage(HttpStatusCode.NotFound)),
            "POST /api/directory/v1/tenants" => AsOperator(request, Create),
            "POST /api/directory/v1/tenants/demo/people-import" => AsOperator(request, () => ImportPeople(body)),
            _ when call == $"POST /api/chat/v1/imports/{TenantId}/conversations" => AsOperator(request, () => Answer(new { conversations = 1 })),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    private HttpResponseMessage Create()
    {
        _isCreated = true;
        People = 1;
        return Answer(new { id = TenantId, administrator = new { id = AdministratorId } });
    }

    private HttpResponseMessage ImportPeople(JsonElement body)
    {
        if (RefusePeople)
        {
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }

        People = body.GetProperty("people").GetArrayLength();
        return Answer(new { people = People });
    }

    private HttpResponseMessage SignIn(JsonElement body) =>
        body.GetProperty("login").GetString() == DemoTenant.Administrator && body.GetProperty("password").GetString() == AdministratorPassword
            ? Answer(new { accessToken = AccessToken, user = new { id = AdministratorId } })
            : new HttpResponseMessage(HttpStatusCode.Unauthorized);

    private HttpResponseMessage AsOperator(HttpRequestMessage request, Func<HttpResponseMessage> answer) =>
        request.Headers.TryGetValues("X-Operator-Key", out var keys) && keys.Single() == operatorKey ? answer() : new HttpResponseMessage(HttpStatusCode.NotFound);

    private static HttpResponseMessage AsAnna(HttpRequestMessage request, Func<HttpResponseMessage> answer) =>
        request.Headers.Authorization is { Scheme: "Bearer", Parameter: AccessToken } ? answer() : new HttpResponseMessage(HttpStatusCode.Unauthorized);

    private static HttpResponseMessage Answer<T>(T body) => new(HttpStatusCode.OK) { Content = JsonContent.Create(body) };
}

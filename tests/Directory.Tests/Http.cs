using System.Net.Http.Headers;
using System.Text;

namespace Platform.Directory.Tests;

/// <summary>An answer with its body read.</summary>
public sealed record Answer(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Message)
{
    /// <summary>The <c>code</c> of problem details.</summary>
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>What the server set the refresh cookie to.</summary>
    public string RefreshCookie =>
        Message.Headers.GetValues("Set-Cookie").Single().Split(';')[0]["refresh=".Length..];

    /// <summary>The fields that were refused.</summary>
    public string[] Fields => Body.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateObject().Select(error => error.Name)] : [];
}

/// <summary>Requests as tests write them: addresses are relative to <c>/api/directory/v1/</c>.</summary>
internal static class Http
{
    private const string Base = "/api/directory/v1/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static void Authorize(this HttpClient client, string accessToken) =>
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);

    /// <summary>A client that keeps no cookies: the test says what it sends.</summary>
    public static HttpClient WithoutCookies(this TestService service) =>
        new(new HttpClientHandler { UseCookies = false }) { BaseAddress = service.Address };

    public static Task<Answer> Refresh(this HttpClient client, string cookie) => client.Post("session/refresh", null, ("Cookie", "refresh=" + cookie));

    public static Task<Answer> Get(this HttpClient client, string path, params (string Name, string Value)[] headers) =>
        client.Send(HttpMethod.Get, path, null, headers);

    public static Task<Answer> Post(this HttpClient client, string path, object? body = null, params (string Name, string Value)[] headers) =>
        client.Send(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), headers);

    public static Task<Answer> Patch(this HttpClient client, string path, object body) =>
        client.Send(HttpMethod.Patch, path, JsonContent.Create(body));

    public static Task<Answer> Delete(this HttpClient client, string path) => client.Send(HttpMethod.Delete, path, null);

    public static Task<Answer> Put(this HttpClient client, string path, byte[] content, string contentType)
    {
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return client.Send(HttpMethod.Put, path, body);
    }

    /// <summary>Sends text as it is, for JSON that no serializer would write.</summary>
    public static Task<Answer> SendRaw(this HttpClient client, HttpMethod method, string path, string json) =>
        client.Send(method, path, new StringContent(json, Encoding.UTF8, "application/json"));

    public static async Task<Answer> Send(
        this HttpClient client, HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : Base + path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var response = await client.SendAsync(request, Cancellation);
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        var isPlain = response.Content.Headers.ContentEncoding.Count == 0;
        var body = isJson && isPlain && response.Content.Headers.ContentLength != 0
            ? await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)
            : default;
        return new Answer(response.StatusCode, body, response);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Platform.Client.Http;

/// <summary>
/// JSON calls on behalf of someone: adds the credential, and when the server no longer takes it, renews it once and repeats the call
/// (a 401 comes before any effect, so repeating is safe for every method).
/// </summary>
internal sealed class RestApi(RestTransport transport, ICredential credential)
{
    public async Task<TResponse> SendAsync<TResponse>(RestRequest request, JsonTypeInfo<TResponse> response, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(request, cancellationToken);
        return await ReadAsync(answer, response, cancellationToken);
    }

    public Task<TResponse> GetAsync<TResponse>(string path, JsonTypeInfo<TResponse> response, CancellationToken cancellationToken) =>
        SendAsync(new RestRequest(HttpMethod.Get, path), response, cancellationToken);

    public async Task RunAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(request, cancellationToken);
    }

    public async Task<HttpResponseMessage> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        for (var isRetry = false; ; isRetry = true)
        {
            using var message = request.ToMessage();
            var used = await credential.ApplyAsync(message, cancellationToken);
            try
            {
                return await transport.SendAsync(message, cancellationToken);
            }
            catch (PlatformException exception) when (exception.Status == HttpStatusCode.Unauthorized && !isRetry && credential.CanRenew)
            {
                await credential.RenewAsync(used, cancellationToken);
            }
        }
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            return await JsonSerializer.DeserializeAsync(body, type, cancellationToken)
                ?? throw new PlatformException(PlatformErrorCodes.UnexpectedError, "The server answered null.") { Status = answer.StatusCode };
        }
        catch (JsonException exception)
        {
            throw new PlatformException(PlatformErrorCodes.UnexpectedError, $"The server's answer is not a {typeof(T).Name}.", exception)
            {
                Status = answer.StatusCode,
            };
        }
    }
}

/// <summary>What can be built again for a second try: a <see cref="HttpRequestMessage"/> can be sent only once.</summary>
internal sealed record RestRequest(HttpMethod Method, string Path)
{
    public ReadOnlyMemory<byte>? Body { get; init; }
    public string MediaType { get; init; } = "application/json";
    public Guid? IdempotencyKey { get; init; }
    public string? IfNoneMatch { get; init; }

    public static RestRequest Json<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> type) =>
        new(method, path) { Body = JsonSerializer.SerializeToUtf8Bytes(body, type) };

    /// <summary>A creating POST: with its key, a repetition after a lost answer creates nothing twice.</summary>
    public static RestRequest Create<T>(string path, T body, JsonTypeInfo<T> type, Guid? idempotencyKey = null) =>
        Json(HttpMethod.Post, path, body, type) with { IdempotencyKey = idempotencyKey ?? Guid.CreateVersion7() };

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Path);
        if (Body is { } body)
            message.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(MediaType) } };
        if (IdempotencyKey is { } key)
            message.Headers.Add("Idempotency-Key", key.ToString());
        if (IfNoneMatch is { } tag)
            message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return message;
    }
}

using System.Net;
using System.Net.Http.Headers;

namespace Platform.Client.Http;

/// <summary>One request, one response; failures of every kind become <see cref="PlatformException"/>.</summary>
internal sealed class RestTransport(HttpClient http)
{
    public static SocketsHttpHandler CreateHandler() => new()
    {
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        // A name that moves to another address is noticed within this time.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    public static HttpClient CreateHttpClient(PlatformClientOptions options, HttpMessageHandler handler, bool disposeHandler)
    {
        var http = new HttpClient(handler, disposeHandler) { BaseAddress = options.Address, Timeout = options.Timeout };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return http;
    }

    /// <summary>Sends and returns a successful response (or 304), which the caller disposes.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new PlatformException(PlatformErrorCodes.Unreachable, $"{http.BaseAddress} cannot be reached: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PlatformException(PlatformErrorCodes.Unreachable, $"{http.BaseAddress} did not answer within {http.Timeout}.", exception);
        }

        if (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotModified)
            return response;

        using (response)
            throw await ProblemReader.ReadAsync(response, cancellationToken);
    }
}

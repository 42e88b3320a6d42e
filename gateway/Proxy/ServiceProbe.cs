using System.Net;
using System.Text.Json;
using Yarp.ReverseProxy;

namespace Platform.Gateway.Proxy;

/// <summary>Asks the processes of a service whether they are ready.</summary>
internal sealed class ServiceProbe(IProxyStateLookup proxy) : IDisposable
{
    private readonly HttpClient _client = new();

    /// <summary>Null when at least one process is ready; otherwise what is wrong.</summary>
    public async Task<string?> WhatIsWrongAsync(string service, CancellationToken cancellationToken)
    {
        var destinations = proxy.TryGetCluster(service, out var cluster) ? cluster.DestinationsState.AllDestinations : [];
        var answers = await Task.WhenAll(destinations.Select(destination => AskAsync(service, destination.Model.Config.Address, cancellationToken)));
        return answers.Length == 0 ? $"{service} is not available" : Array.Exists(answers, answer => answer is null) ? null : answers[0];
    }

    public void Dispose() => _client.Dispose();

    private async Task<string?> AskAsync(string service, string address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.GetAsync(new Uri(new Uri(address), "/health/ready"), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK ? null : $"{service} is not ready: {await FailingAsync(response, cancellationToken)}";
        }
        catch (HttpRequestException)
        {
            return $"{service} is not available";
        }
    }

    private static async Task<string> FailingAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var report = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            return string.Join(", ", report.RootElement.GetProperty("checks").EnumerateObject()
                .Where(check => check.Value.GetProperty("status").GetString() != "healthy")
                .Select(check => check.Name));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            return $"it answers {(int)response.StatusCode}";
        }
    }
}

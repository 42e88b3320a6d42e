namespace Platform.Client.Http;

/// <summary>What proves who calls: a session's token, or the operator's key.</summary>
internal interface ICredential
{
    bool CanRenew { get; }

    /// <summary>Puts the credential on the request and returns what it put there.</summary>
    ValueTask<string> ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>Replaces a credential that the server refused; does nothing when another call has replaced it already.</summary>
    Task RenewAsync(string refused, CancellationToken cancellationToken);
}

internal sealed class OperatorKey(string key) : ICredential
{
    public bool CanRenew => false;

    public ValueTask<string> ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add("X-Operator-Key", key);
        return ValueTask.FromResult(key);
    }

    public Task RenewAsync(string refused, CancellationToken cancellationToken) => throw new NotSupportedException();
}
